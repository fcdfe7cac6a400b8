// swift-tools-version: 6.3
// A package of its own, so that whoever uses dross never builds it. `make benchmark` runs it.

import PackageDescription

let package = Package(
  name: "dross-benchmark",
  dependencies: [.package(name: "dross", path: "..")],
  targets: [
    .executableTarget(
      name: "dross-benchmark",
      dependencies: [.product(name: "DrossKit", package: "dross")],
      swiftSettings: [
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ],
  swiftLanguageModes: [.v6]
)
