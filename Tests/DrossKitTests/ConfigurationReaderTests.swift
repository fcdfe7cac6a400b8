import DrossTestSupport
import DrossText
import Testing

@testable import DrossKit

@Suite struct ConfigurationReaderTests {
  private func read(
    _ name: String, in files: [String: String]
  ) throws -> (configuration: Configuration?, messages: [String]) {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    let (configuration, diagnostics) = ConfigurationReader.read(folder(name))
    let root = folder.path + "/"
    return (
      configuration,
      diagnostics.map { diagnostic in
        let place = diagnostic.place
        let path = (place?.path ?? "").replacing(root, with: "")
        return "\(path):\(place?.line ?? 0):\(place?.column ?? 0): \(diagnostic.message)"
      }
    )
  }

  @Test func laterFilesAreStronger() throws {
    let (configuration, messages) = try read(
      "c.yaml",
      in: [
        "a.yaml":
          "select: a\nignore: a\nfix: none\nmax_removed: 0.1\nexclude: a\noverrides: {a: {fix: none}}",
        "sub/b.yaml": "extends: ../a.yaml\nignore: b\nfix: unsafe\nexclude: b\nrules: more",
        "c.yaml": "extends: [sub/b.yaml]\nselect: c\nignore: c\noverrides: {c: {fix: safe}}",
      ])
    #expect(messages == [])
    let found = try #require(configuration)
    #expect(found.select?.map(\.value) == ["c"])
    #expect(found.ignore.map(\.value) == ["a", "b", "c"])
    #expect(found.fix?.value == .unsafe)
    #expect(found.maxRemoved?.value == 0.1)
    #expect(found.exclude.map(\.value) == ["a", "b"])
    #expect(found.overrides.map(\.value.name) == ["a", "c"])
    #expect(found.files.map { $0.split(separator: "/").last } == ["c.yaml", "b.yaml", "a.yaml"])
    #expect(found.rules.map { $0.value.hasSuffix("/sub/more") } == [true])
    #expect(found.fix?.origin.line == 3)
  }

  @Test func circlesAreRefused() throws {
    let (configuration, messages) = try read(
      "a.yaml",
      in: [
        "a.yaml": "extends: b.yaml\n", "b.yaml": "fix: none\nextends: ./a.yaml\n",
      ])
    #expect(configuration == nil)
    #expect(messages == ["b.yaml:2:10: the configuration extends itself"])
    // The same file on two ways is no circle.
    let twice = try read(
      "a.yaml",
      in: [
        "a.yaml": "extends: [b.yaml, c.yaml]\n", "b.yaml": "extends: d.yaml\n",
        "c.yaml": "extends: d.yaml\n", "d.yaml": "fix: none\n",
      ])
    #expect(twice.messages == [])
    #expect(twice.configuration?.fix?.value == FixSafety.none)
  }

  @Test func whatIsMissingIsToldWhereItIsNamed() throws {
    let (configuration, messages) = try read("a.yaml", in: ["a.yaml": "extends: no.yaml\n"])
    #expect(configuration == nil)
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("a.yaml:1:10: cannot extend '") == true)
    #expect(messages.first?.hasSuffix("no such file or directory") == true)
  }
}
