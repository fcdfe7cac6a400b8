import Synchronization

/// The elements of documents that were asked for lately, for all threads together: pairs come in order of their
/// first document, and documents that are alike have the same partners.
final class ElementCache: Sendable {
  /// Documents that have a place of their own, at most.
  private static let mostPlaces = 1 << 16
  /// A single document takes no more than this part of the room.
  private static let part = 8

  private struct Places {
    var documents: [Int32]
    var elements: [[UInt32]]
    /// Whether each place was asked for since the hand was there.
    var wereUsed: [Bool]
    /// The place that is looked at next when room is needed.
    var hand = 0
    /// How many elements are kept.
    var count = 0

    init(count: Int) {
      documents = [Int32](repeating: -1, count: count)
      elements = [[UInt32]](repeating: [], count: count)
      wereUsed = [Bool](repeating: false, count: count)
    }

    /// Lets go what was not used lately, until the rest has room.
    mutating func shrink(to room: Int) {
      while count > room {
        if wereUsed[hand] {
          wereUsed[hand] = false
        } else if documents[hand] >= 0 {
          count -= elements[hand].count
          documents[hand] = -1
          elements[hand] = []
        }
        hand = hand + 1 < documents.count ? hand + 1 : 0
      }
    }
  }

  /// How many elements are kept, where nobody says: 8 MiB of them.
  static let defaultRoom = 1 << 21

  /// How many elements are kept at most.
  private let room: Int
  private let placeCount: Int
  private let places: Mutex<Places>

  /// - Parameter documents: how many there are in all.
  /// - Parameter room: how many elements are kept at most.
  init(documents: Int, room: Int = defaultRoom) {
    self.room = room
    placeCount = min(max(documents, 1), Self.mostPlaces)
    places = Mutex(Places(count: placeCount))
  }

  /// The elements of a document in `store`.
  ///
  /// - Throws: what the store says.
  func elements(of document: Int, in store: ElementStore) throws(WordStoreError) -> [UInt32] {
    let place = document % placeCount
    let number = Int32(truncatingIfNeeded: document)
    let kept: [UInt32]? = places.withLock {
      guard $0.documents[place] == number else { return nil }
      $0.wereUsed[place] = true
      return $0.elements[place]
    }
    if let kept { return kept }
    let found = try store.elements(of: document)
    if found.count <= room / Self.part {
      places.withLock {
        $0.count += found.count - $0.elements[place].count
        $0.documents[place] = number
        $0.elements[place] = found
        $0.wereUsed[place] = false
        $0.shrink(to: room)
      }
    }
    return found
  }

  /// Lets all of them go.
  func removeAll() { places.withLock { $0 = Places(count: placeCount) } }
}
