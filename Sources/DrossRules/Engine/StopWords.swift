import DrossUnicode

/// The most frequent words of languages that share a script, folded.
///
/// Words that stand in several lists count for each; a language is told by several words, never by
/// one.
enum StopWords {
  /// A language and its words.
  static let lists: [(tag: String, words: String)] = [
    (
      "en",
      "the of and to in is that for was with as on by are this be at from it not have which he his they has were their been its but or an we will would can there about what when who she you"
    ),
    (
      "de",
      "der die das und ist nicht mit von den im zu auf ein eine einer einen einem für dem des sich als auch es an werden aus er hat dass sie nach wird bei um am sind noch wie über war haben nur oder aber vor zur bis mehr durch man kann"
    ),
    (
      "fr",
      "le la les de des et est en un une du que qui dans pour pas au sur par avec ce il sont plus elle ne aux se mais ou cette ses son sa ont été nous leur comme être fait deux ces très"
    ),
    (
      "es",
      "el la los las de del y en que es un una por con para se no al lo su más como pero sus le ha este entre cuando todo esta ser son también fue había muy sin sobre ya"
    ),
    (
      "it",
      "il lo la i gli le di del della dei che e è un una in per con non si da al sono come anche più ma alla nel nella delle questo ha dal suo essere stato tra hanno ai loro"
    ),
    (
      "pt",
      "o a os as de do da dos das e em que um uma para com não se por no na mais como ao mas foi ele ela são pelo pela também entre seu sua ser está muito até já nos quando"
    ),
    (
      "nl",
      "de het een en van is in dat op te zijn met voor niet die aan er om ook als dan maar bij naar uit werd door worden over nog wordt hij heeft tot dit hebben wat kan geen meer deze"
    ),
    (
      "pl",
      "i w na z do się nie że jest to o jak po za od co przez dla są przy był była tym ale ze może już tylko oraz czy jego które który która także ich być został jednak"
    ),
    (
      "cs",
      "a v na se je že o s z do to ve i za po jako pro by k ale jsou od tak byl jeho které který která bylo není až když jsem také pouze být však nebo podle jejich"
    ),
    (
      "sk",
      "a v na sa je že o s z do to vo i za po ako pre by k ale sú od tak bol jeho ktoré ktorý ktorá bolo nie až keď som aj len byť však alebo podľa ich"
    ),
    (
      "ro",
      "și în de la a cu pe un o nu că din să care este pentru mai al ale ce se au fi sunt prin după dar sau ca fost această acest lui fără între către"
    ),
    (
      "hu",
      "a az és hogy nem is egy ez volt meg csak de mint már még el ki van azt vagy lehet ha több után szerint pedig minden kell ezt között amely magyar"
    ),
    (
      "sv",
      "och i att det som en på är av för med den till inte har de om ett var men sig han så från vi kan när nu hade efter vid också blev eller skulle mycket"
    ),
    (
      "da",
      "og i at det som en på er af for med den til ikke har de om et var men sig han så fra vi kan når nu havde efter ved også blev eller skulle meget af"
    ),
    (
      "nb",
      "og i å det som en på er av for med den til ikke har de om et var men seg han så fra vi kan når nå hadde etter ved også ble eller skulle mye av"
    ),
    (
      "fi",
      "ja on ei se että oli hän mutta ovat kun niin kuin myös joka mukaan tai sen vain jo ole olla hänen jos sekä mitä ollut kanssa vielä tämä koko"
    ),
    (
      "tr",
      "ve bir bu için ile da de olarak çok daha olan gibi kadar sonra ise ne en var ama değil olduğu her o ya bunun ancak göre tarafından mi"
    ),
    (
      "id",
      "yang dan di dengan untuk dari ini pada itu dalam tidak ke adalah akan oleh juga sebagai telah bisa ada karena mereka lebih atau tersebut kami saat para"
    ),
    (
      "vi",
      "và của là có cho các không được người một với trong những này đã để khi cũng từ về đến như tại sẽ nhiều ra còn theo"
    ),
    (
      "hr",
      "i u je na da se su za od s o kao koji koja koje ne iz bi do ali što te biti samo nije po ili već još kako sve bila"
    ),
    (
      "ru",
      "и в не на что с по как это к из у за от же для о он бы его но так все или был была было их при если также после только она они мы уже чтобы до"
    ),
    (
      "uk",
      "і в не на що з за до як та це від у про для він але або його їх був була було після також при якщо вже ще щоб лише вони ми є який яка"
    ),
    (
      "bg",
      "и в на не да от за се с че по са като но до си което който която при или през след още това той беше ще има няма само също"
    ),
    (
      "sr",
      "и у је на да се су за од с о као који која које не из би до али што те бити само није по или већ још како све била"
    ),
    (
      "el",
      "και το της του η ο να των από που για με στην στο την τον οι δεν είναι τα θα σε ένα μια αυτό ότι ή αλλά"
    ),
  ]

  /// For each word the languages that have it, one bit each in order of `lists`.
  static let masks = Masks()

  /// A table of words by their first bytes; two words that begin with the same eight would be counted as
  /// one, which does no harm.
  struct Masks: Sendable {
    private struct Slot: Sendable {
      var word: UInt64 = 0
      var languages: UInt32 = 0
      var count: Int32 = 0
    }

    private static let slotBits = 12
    private var slots = [Slot](repeating: Slot(), count: 1 << Self.slotBits)
    private var mostBytes = 0

    fileprivate init() {
      for (number, list) in StopWords.lists.enumerated() {
        for word in list.words.utf8.split(separator: 0x20) {
          let folded = FoldedText.fold(String(decoding: word, as: UTF8.self))
            .filter { $0 != 0x20 }
          let key = FoldedWords.firstEight(of: folded.span, 0..<folded.count)
          let slot = slot(of: key, folded.count)
          slots[slot].word = key
          slots[slot].count = Int32(folded.count)
          slots[slot].languages |= 1 << UInt32(number)
          mostBytes = max(mostBytes, folded.count)
        }
      }
    }

    @inline(__always)
    private func slot(of word: UInt64, _ count: Int) -> Int {
      let hash = (word ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
      var slot = Int(truncatingIfNeeded: hash &>> UInt64(64 - Self.slotBits))
      while slots[slot].languages != 0, slots[slot].word != word || Int(slots[slot].count) != count
      {
        slot = (slot + 1) & (slots.count - 1)
      }
      return slot
    }

    /// The languages that have the word; 0 for most words.
    ///
    /// - Complexity: O(1).
    @inline(__always)
    func mask(of text: Span<UInt8>, _ word: Range<Int>) -> UInt32 {
      guard word.count <= mostBytes else { return 0 }
      return slots[slot(of: FoldedWords.firstEight(of: text, word), word.count)].languages
    }
  }
}
