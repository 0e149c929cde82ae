// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "stackdeck",
  products: [.executable(name: "stackdeck", targets: ["stackdeck"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The model and everything that decides: pure, no input or output.
    .target(name: "BatchModel"),
    .target(name: "Optimizers", dependencies: ["BatchModel"]),
    .target(name: "PlanCheck", dependencies: ["BatchModel"]),
    .target(
      name: "Studies", dependencies: ["BatchModel", "Optimizers"],
      resources: [
        .embedInCode("Samples/ddim-cifar10.csv"), .embedInCode("Samples/h100-pcie-sd14.csv"),
      ]),

    // What is seen: cells, and a state machine that draws them.
    .target(name: "TextCanvas"),
    .target(
      name: "Dashboard", dependencies: ["BatchModel", "Optimizers", "Studies", "TextCanvas"]),

    // The world outside: files and the terminal.
    .target(
      name: "Themes", path: "themes",
      resources: [
        .embedInCode("dark.yaml"),
        .embedInCode("default.yaml"),
        .embedInCode("deuteranopia.yaml"),
        .embedInCode("gruvbox.yaml"),
        .embedInCode("high-contrast.yaml"),
        .embedInCode("light.yaml"),
        .embedInCode("monochrome.yaml"),
        .embedInCode("nord.yaml"),
        .embedInCode("paper.yaml"),
        .embedInCode("solarized.yaml"),
      ]),
    .target(
      name: "Files",
      dependencies: ["BatchModel", "TextCanvas", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "CCurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CursesTerminal", dependencies: ["CCurses", "TextCanvas"]),

    .executableTarget(
      name: "stackdeck",
      dependencies: [
        "BatchModel", "CursesTerminal", "Dashboard", "Files", "Optimizers", "PlanCheck", "Studies",
        "TextCanvas", "Themes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // Every start pays for what is linked. Of Yams only the C parser is used, and its Swift part
      // is all that asks for Foundation, so a release goes without both.
      linkerSettings: [
        .unsafeFlags(
          [
            "-use-ld=lld", "-Xlinker", "--remap-inputs=*/Yams.build/*.swift.o=/dev/null",
            "-Xlinker", "--remap-inputs=*/libFoundation.a=/dev/null",
          ], .when(configuration: .release))
      ]),

    // Measurements that the README quotes.
    .executableTarget(
      name: "stackdeck-benchmarks",
      dependencies: [
        "BatchModel", "Dashboard", "Files", "Optimizers", "PseudoTerminal", "Studies",
        "TextCanvas", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Sources/Benchmarks"),

    // A pseudo-terminal with a screen to look at, and a program to run in it.
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "PseudoTerminal", dependencies: ["CPseudoTerminal"], path: "Tests/PseudoTerminal"),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["CursesTerminal", "TextCanvas"],
      path: "Tests/TerminalProbe"),
    .testTarget(
      name: "CursesTerminalTests",
      dependencies: ["CursesTerminal", "PseudoTerminal", "TerminalProbe", "TextCanvas"]),

    // What several test targets share.
    .target(
      name: "TestSupport", dependencies: ["BatchModel", "Files", "Optimizers", "PlanCheck"],
      path: "Tests/Support"),
    .testTarget(name: "BatchModelTests", dependencies: ["BatchModel"]),
    .testTarget(
      name: "OptimizersTests", dependencies: ["Optimizers", "PlanCheck", "TestSupport"]),
    .testTarget(name: "StudiesTests", dependencies: ["BatchModel", "Optimizers", "Studies"]),
    .testTarget(name: "PlanCheckTests", dependencies: ["Optimizers", "PlanCheck", "TestSupport"]),
    .testTarget(name: "TextCanvasTests", dependencies: ["TextCanvas", "Themes"]),
    .testTarget(name: "FilesTests", dependencies: ["Files", "Themes"]),
    .testTarget(
      name: "DashboardTests",
      dependencies: [
        "BatchModel", "Dashboard", "Files", "Optimizers", "Studies", "TextCanvas", "Themes",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "CommandTests", dependencies: ["BatchModel", "Files", "PseudoTerminal", "stackdeck"]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
