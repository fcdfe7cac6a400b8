/// The bins of the features of lines, looked up in tables.
struct LineBins: Sendable {
  /// Numbers and their bins, as far as they are below the last one.
  struct Table: Sendable {
    private let bins: [UInt8]
    private let last: Int

    /// Each of `limits` is the greatest number in its bin; the last bin is open.
    init(_ limits: [Int]) {
      last = limits.count
      bins = (0...(limits.last ?? 0)).map { value in
        UInt8(limits.firstIndex { value <= $0 } ?? limits.count)
      }
    }

    /// The first bin whose number is not exceeded.
    @inline(__always)
    func callAsFunction(_ value: Int) -> Int {
      value < bins.count ? Int(bins[max(0, value)]) : last
    }
  }

  let length = Table(LineFeature.lengthBins)
  let words = Table(LineFeature.wordBins)
  let place = Table(LineFeature.placeBins)
  let count = Table(LineFeature.countBins)
  let near = Table(LineFeature.nearBins)
  let share = Table(LineFeature.shareBins)
  let digits = Table([0, 5, 15, 30, 50])
  let capitals = Table([0, 20, 40, 60])
  let few = Table([0, 2])
  let sharedWords = Table([2, 6])
  let proseLines = Table([0, 1, 3, 6, 12])
  let proseShare = Table([20, 50, 70, 85, 95])

  static let shared = LineBins()
}
