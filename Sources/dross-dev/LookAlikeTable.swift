/// Folded letters of Cyrillic and Greek that look like a Latin one, in the small or the capital form.
///
/// A closed list of our own. The Greek mu is left out: `µg` is a unit, not a disguise.
enum LookAlikeTable {
  /// Both ways.
  private static let cyrillic: [(UInt32, UInt32)] = pairs(
    "аa вb сc еe нh іi јj кk мm оo рp ѕs тt уy хx ёë їï")
  /// From Cyrillic only: no phrase is written with these, but disguises are.
  private static let rareCyrillic: [(UInt32, UInt32)] = pairs("ԁd һh ӏl ԛq ѵv ԝw үy")
  private static let greek: [(UInt32, UInt32)] = pairs(
    "αa βb εe ηh ιi κk νn οo ρp τt υy χx ζz άá έé ίí όó ύý")
  /// From Greek only.
  private static let rareGreek: [(UInt32, UInt32)] = pairs("ϳj")

  static var text: String {
    var cyrillicLike = [UInt32](repeating: 0, count: 256)
    var greekLike = [UInt32](repeating: 0, count: 256)
    var latinLike = [UInt32](repeating: 0, count: 448)
    for (letter, latin) in cyrillic { cyrillicLike[Int(latin)] = letter }
    for (letter, latin) in greek { greekLike[Int(latin)] = letter }
    for (letter, latin) in cyrillic + rareCyrillic + greek + rareGreek {
      latinLike[Int(letter - 0x370)] = latin
    }
    return cArray(cyrillicLike, type: "uint16_t", name: "dross_cyrillic_like")
      + cArray(greekLike, type: "uint16_t", name: "dross_greek_like")
      + cArray(latinLike, type: "uint16_t", name: "dross_latin_like")
  }

  private static func pairs(_ text: String) -> [(UInt32, UInt32)] {
    text.split(separator: " ").map { pair in
      let scalars = pair.unicodeScalars.map(\.value)
      precondition(scalars.count == 2 && scalars[0] >= 0x370, "a letter and its Latin look-alike")
      return (scalars[0], scalars[1])
    }
  }
}
