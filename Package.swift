// swift-tools-version: 6.3
// One section a target, lists sorted. What each target is for: ARCHITECTURE.md.

import PackageDescription

/// Every Swift target is compiled with these; a warning is an error.
let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "dross",
  products: [
    .library(name: "CDross", type: .dynamic, targets: ["CDross"]),
    .library(name: "DrossKit", targets: ["DrossKit"]),
    .executable(name: "dross", targets: ["dross"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // MARK: System libraries
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // MARK: C and C++ of our own
    .target(name: "CDrossAlignment"),
    .target(
      name: "CDrossCodecs",
      linkerSettings: [
        .linkedLibrary("bz2"), .linkedLibrary("lzma"), .linkedLibrary("z"), .linkedLibrary("zstd"),
      ]),
    .target(name: "CDrossHeader"),
    .target(name: "CDrossHeap"),
    .target(name: "CDrossICU", dependencies: ["CICU"]),
    .target(name: "CDrossTables"),

    // MARK: The library, from the vocabulary up
    .target(name: "DrossText", swiftSettings: settings),
    .target(
      name: "DrossUnicode", dependencies: ["CDrossICU", "CDrossTables", "DrossText"],
      swiftSettings: settings),
    .target(
      name: "DrossRules", dependencies: ["CDrossTables", "CPCRE2", "DrossText", "DrossUnicode"],
      swiftSettings: settings),
    .target(
      name: "DrossRuleFiles", dependencies: ["CYAML", "DrossRules", "DrossText"],
      swiftSettings: settings),
    .target(
      name: "DrossRulePack", swiftSettings: settings,
      plugins: ["EmbedRules"]),
    .target(
      name: "DrossDedup", dependencies: ["CDrossAlignment", "DrossText", "DrossUnicode"],
      swiftSettings: settings),
    .target(
      name: "DrossFilters",
      dependencies: ["CDrossTables", "CPCRE2", "DrossRules", "DrossText", "DrossUnicode"],
      swiftSettings: settings),
    .target(
      name: "DrossFormats", dependencies: ["CDrossCodecs", "DrossText"], swiftSettings: settings),
    .target(
      name: "DrossReport", dependencies: ["CZlib", "DrossDedup", "DrossRules", "DrossText"],
      exclude: ["Page"], swiftSettings: settings, plugins: ["EmbedPage"]),
    .target(
      name: "DrossKit",
      dependencies: [
        "DrossDedup", "DrossFilters", "DrossFormats", "DrossReport", "DrossRuleFiles",
        "DrossRulePack", "DrossRules", "DrossText", "DrossUnicode",
      ], swiftSettings: settings),

    .target(name: "CDross", dependencies: ["CDrossHeader", "DrossKit"], swiftSettings: settings),

    // MARK: Commands
    .executableTarget(
      name: "dross",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "CDrossHeap",
        "DrossKit",
      ], swiftSettings: settings),
    .executableTarget(
      name: "dross-dev", dependencies: ["CDrossICU", "DrossKit"], swiftSettings: settings),

    // MARK: Build tools
    .executableTarget(
      name: "embed-rules", dependencies: ["DrossRuleFiles", "DrossRules", "DrossText"],
      swiftSettings: settings),
    .plugin(name: "EmbedPage", capability: .buildTool(), dependencies: ["embed-rules"]),
    .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["embed-rules"]),

    // MARK: Tests
    .target(
      name: "DrossTestSupport", path: "Tests/DrossTestSupport", swiftSettings: settings),
    .testTarget(
      name: "CDrossTests", dependencies: ["CDross", "CDrossHeader", "DrossKit"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandLineTests", dependencies: ["DrossTestSupport", "dross"],
      swiftSettings: settings),
    .testTarget(
      name: "DrossDedupTests", dependencies: ["DrossDedup", "DrossTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "DrossFiltersTests", dependencies: ["DrossFilters", "DrossRules", "DrossText"],
      swiftSettings: settings),
    .testTarget(
      name: "DrossFormatsTests", dependencies: ["DrossFormats", "DrossTestSupport", "DrossText"],
      swiftSettings: settings),
    .testTarget(
      name: "DrossKitTests",
      dependencies: ["DrossKit", "DrossRules", "DrossTestSupport", "DrossText", "DrossUnicode"],
      swiftSettings: settings),
    .testTarget(
      name: "DrossReportTests",
      dependencies: ["DrossDedup", "DrossReport", "DrossRules", "DrossTestSupport", "DrossText"],
      swiftSettings: settings),
    .testTarget(
      name: "DrossRuleFilesTests",
      dependencies: ["DrossRuleFiles", "DrossRules", "DrossTestSupport", "DrossText"],
      swiftSettings: settings),
    .testTarget(
      name: "DrossRulesTests",
      dependencies: ["DrossRules", "DrossTestSupport", "DrossText", "DrossUnicode"],
      swiftSettings: settings),
    .testTarget(
      name: "DrossTextTests", dependencies: ["DrossTestSupport", "DrossText"],
      swiftSettings: settings),
    .testTarget(
      name: "DrossUnicodeTests",
      dependencies: ["CDrossICU", "CDrossTables", "DrossTestSupport", "DrossText", "DrossUnicode"],
      swiftSettings: settings),
    .testTarget(name: "MetadataTests", swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
