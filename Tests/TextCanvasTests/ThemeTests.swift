import Glibc
import Testing
import Themes

@testable import TextCanvas

@Suite struct ThemeTests {
  @Test func rolesKnowTheirPlace() {
    for (index, role) in Role.allCases.enumerated() { #expect(role.index == index) }
    #expect(Role(rawValue: "generation-alternate") == .generationAlternate)
    #expect(
      Role.allCases.allSatisfy {
        $0.rawValue.allSatisfy { $0.isLowercase || "-1234567".contains($0) }
      })
  }

  @Test func builtInThemesEqualTheirFiles() throws {
    for theme in [Theme.default, .monochrome] {
      let file = try #require(Themes.all.first { $0.name == theme.name })
      let parsed = ThemeFile(file.text)
      #expect(parsed.fields["name"] == theme.name)
      #expect(parsed.theme() == theme)
    }
    #expect(Set(ThemeFile(Themes.defaultText).roles.keys) == Set(Role.allCases.map(\.rawValue)))
  }

  @Test func withoutColoursAttributesCarryTheRoles() {
    let mono = Appearance(theme: .default, colors: .none)
    #expect(mono[.error] == Theme.monochrome[.error])
    #expect(Role.allCases.allSatisfy { mono[$0].foreground == .terminal })
    #expect(Role.allCases.allSatisfy { Appearance.plain(.ascii)[$0] == .plain })
    #expect(Appearance()[.error] == Theme.default[.error])
  }

  @Test func defaultThemeSuitsDarkAndLight() {
    let unfit: [Color] = [.ansi(0), .ansi(3), .ansi(4), .ansi(7), .ansi(11), .ansi(15)]
    for role in Role.allCases {
      #expect(!unfit.contains(Theme.default[role].foreground), "\(role)")
      #expect(Theme.default[role].background == .terminal, "\(role)")
    }
  }

  @Test func terminalColoursStandForThoseOfText() {
    let theme = Theme(
      name: "t", base: .default,
      roles: [.text: Style(foreground: .rgb(1, 2, 3), background: .rgb(9, 9, 9))])
    #expect(theme[.muted].background == .rgb(9, 9, 9))
    #expect(theme[.muted].foreground == .rgb(1, 2, 3))
    #expect(theme[.error].foreground == .ansi(1))
  }

  @Test func gradientRunsThroughItsStops() {
    let theme = Theme(
      name: "t",
      roles: [
        .heatLow: Style(foreground: .rgb(0, 0, 0)), .heatMiddle: Style(foreground: .rgb(100, 0, 0)),
        .heatHigh: Style(foreground: .rgb(100, 200, 0)),
      ])
    #expect(theme.heat.count == 101)
    #expect(theme.heat(0) == .rgb(0, 0, 0))
    #expect(theme.heat(0.25) == .rgb(50, 0, 0))
    #expect(theme.heat(0.5) == .rgb(100, 0, 0))
    #expect(theme.heat(7) == .rgb(100, 200, 0))
    #expect(theme.heat(.nan) == .rgb(0, 0, 0))
    #expect(Set(Theme.default.heat).count == 3)
  }

  @Test(arguments: Themes.all.map(\.name))
  func filesAreReadable(name: String) throws {
    let file = try #require(Themes.all.first { $0.name == name })
    let parsed = ThemeFile(file.text)
    #expect(parsed.fields["name"] == name)
    let theme = try #require(parsed.theme())
    guard let page = luminance(theme[.text].background) else { return }
    let mustBeClear: Set<Role> = [
      .text, .title, .header, .selection, .input, .statusBar, .key, .keyLabel, .error, .warning,
      .good, .late, .outage,
    ]
    for role in Role.allCases {
      let style = theme[role]
      let front = try #require(luminance(style.foreground), "\(role)")
      let back = luminance(style.background) ?? page
      #expect(contrast(front, back) >= (mustBeClear.contains(role) ? 4.5 : 3), "\(role)")
    }
    let batches = [Role.generation, .generationAlternate].compactMap {
      luminance(theme[$0].foreground)
    }
    #expect(contrast(batches[0], batches[1]) >= 1.4)
  }

  @Test func thereIsAThemeForEveryNeed() {
    let names = Set(Themes.all.map(\.name))
    #expect(names.count == Themes.all.count && names.count >= 8)
    #expect(names.isSuperset(of: ["light", "deuteranopia", "monochrome", "high-contrast"]))
  }

  /// Contrast by WCAG 2.1, from relative luminances.
  private func contrast(_ a: Double, _ b: Double) -> Double {
    (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ color: Color) -> Double? {
    guard case .rgb(let red, let green, let blue) = color else { return nil }
    let parts = [red, green, blue].map { part in
      let value = Double(part) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
