import DrossDedup
import DrossFormats

/// Finds what an index has in common with fingerprints.
struct IndexLookUp: Sendable {
  let index: DuplicateIndex
  /// In how many texts a fingerprint may stand before they are only counted.
  let cap: Int

  /// The places of `keys` in the index.
  ///
  /// - Parameter keys: in order, each once.
  /// - Complexity: O(keys · log blocks + blocks with records of them); one pass for each run of tables.
  /// - Throws: `cannotRead`, `damagedIndex`.
  func links(of keys: [UInt64]) throws(FormatError) -> KnownLinks {
    var parts: [[Fingerprint]] = []
    for run in index.runs {
      var part: [Fingerprint] = []
      try run.fingerprints.forEach(of: keys) { _, record in part.append(record) }
      parts.append(part)
    }
    var links = KnownLinks()
    var positions = [Int](repeating: 0, count: parts.count)
    for key in keys {
      let start = links.fingerprints.count
      var texts = 0
      var last: UInt32?
      // Runs share no texts, and their numbers rise from one to the next within a key.
      for part in parts.indices {
        var position = positions[part]
        while position < parts[part].count, parts[part][position].key == key {
          let record = parts[part][position]
          if record.text != last { texts += 1 }
          last = record.text
          links.fingerprints.append(record)
          position += 1
        }
        positions[part] = position
      }
      if texts > cap {
        links.fingerprints.removeLast(links.fingerprints.count - start)
        links.frequentKeys.append(key)
        links.frequentCounts.append(texts)
      }
    }
    return links
  }
}

/// The texts of an index by their numbers.
struct IndexedTexts: KnownTexts {
  let index: DuplicateIndex

  var count: Int { index.catalog.texts.count }

  func read(_ text: UInt32, to elements: inout [UInt32]) throws(WordStoreError) {
    do { try index.readElements(of: text, to: &elements) } catch {
      throw WordStoreError(cause: error.cause, isWriting: false, isOfKnownTexts: true)
    }
  }
}
