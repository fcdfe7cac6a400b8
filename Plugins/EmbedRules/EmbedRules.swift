import Foundation
import PackagePlugin

/// Compiles `rules/` into `DrossRulePack`: every rule file and lexicon as text, and all of them made
/// ready to run.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "rules")
    let texts = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    let pack = context.pluginWorkDirectoryURL.appending(path: "PackedRules.swift")
    let files = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)
    let inputs = (files?.allObjects as? [URL] ?? [])
      .filter { ["yaml", "txt"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding \(inputs.count) rule files",
        executable: try context.tool(named: "embed-rules").url,
        arguments: [rules.path, texts.path, pack.path],
        inputFiles: inputs + [rules], outputFiles: [texts, pack])
    ]
  }
}
