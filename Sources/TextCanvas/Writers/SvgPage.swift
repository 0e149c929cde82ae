/// The paper a canvas is drawn on as SVG: what the terminal's own colours are, and the frame.
public struct SvgPage: Sendable, Hashable {
  /// An sRGB colour.
  public struct Ink: Sendable, Hashable {
    /// Red, green and blue, 0…255 each.
    public var red, green, blue: UInt8

    /// Creates a colour from 0xRRGGBB.
    public init(_ hex: UInt32) {
      red = UInt8(hex >> 16 & 255)
      green = UInt8(hex >> 8 & 255)
      blue = UInt8(hex & 255)
    }

    /// Creates a colour from its parts.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
      self.red = red
      self.green = green
      self.blue = blue
    }

    /// `#rrggbb`.
    var hex: String {
      let digits = Array("0123456789abcdef".unicodeScalars)
      var text = "#"
      for part in [red, green, blue] {
        text.unicodeScalars.append(digits[Int(part >> 4)])
        text.unicodeScalars.append(digits[Int(part & 15)])
      }
      return text
    }
  }

  /// The default foreground.
  public var foreground: Ink
  /// The default background.
  public var background: Ink
  /// The terminal's 16 colours in ANSI order.
  public var palette: [Ink]
  /// The document's title, read by screen readers; also over the picture unless empty.
  public var title: String

  /// Creates a page.
  ///
  /// - Precondition: `palette` holds 16 colours.
  public init(foreground: Ink, background: Ink, palette: [Ink], title: String = "") {
    precondition(palette.count == 16, "a page needs 16 palette colours, not \(palette.count)")
    self.foreground = foreground
    self.background = background
    self.palette = palette
    self.title = title
  }

  /// Light text on a dark page.
  public static func dark(title: String = "") -> SvgPage {
    let colors: [UInt32] = [
      0x1C1F26, 0xE06C75, 0x7FC97F, 0xE5C07B, 0x5B8DD9, 0xC678DD, 0x4DB6C6, 0xC8CCD4,
      0x6B7280, 0xF28B82, 0xA3DCA3, 0xF2D59B, 0x7AA7F0, 0xD7A0EA, 0x7FD3DF, 0xF5F7FA,
    ]
    return SvgPage(
      foreground: Ink(0xD8DCE4), background: Ink(0x14171C), palette: colors.map { Ink($0) },
      title: title)
  }

  /// Dark text on a white page, for print.
  public static func light(title: String = "") -> SvgPage {
    let colors: [UInt32] = [
      0x1B1F24, 0xB3261E, 0x1A7F37, 0x8A6100, 0x1F4FB2, 0x8B2FA8, 0x0B6E7F, 0x57606A,
      0x6E7781, 0xC9372C, 0x2DA44E, 0xA97800, 0x2F6FDE, 0xA347C1, 0x128499, 0x24292F,
    ]
    return SvgPage(
      foreground: Ink(0x1F2328), background: Ink(0xFFFFFF), palette: colors.map { Ink($0) },
      title: title)
  }

  /// The page whose paper is a theme's own background; dark when the theme leaves it to the terminal.
  public static func suiting(_ theme: Theme, title: String = "") -> SvgPage {
    let text = theme[.text]
    guard case .rgb(let red, let green, let blue) = text.background else {
      return dark(title: title)
    }
    let isLight = Int(red) + Int(green) + Int(blue) > 384
    var page = isLight ? light(title: title) : dark(title: title)
    page.background = Ink(red: red, green: green, blue: blue)
    page.foreground = page.ink(text.foreground) ?? page.foreground
    return page
  }

  /// The ink of a colour; nil is the terminal's own default.
  func ink(_ color: Color) -> Ink? {
    switch color {
    case .terminal: nil
    case .ansi(let index): palette[Int(index & 15)]
    case .rgb(let red, let green, let blue): Ink(red: red, green: green, blue: blue)
    }
  }

  /// The inks of a style with reverse and dim carried out; nil is the page itself behind.
  func inks(_ style: Style) -> (ink: Ink, ground: Ink?) {
    var front = ink(style.foreground) ?? foreground
    var back = ink(style.background)
    if style.attributes.contains(.reverse) { (front, back) = (back ?? background, front) }
    if style.attributes.contains(.dim) {
      front = front.mixed(with: back ?? background, share: 0.45)
    }
    return (front, back)
  }
}

extension SvgPage.Ink {
  /// This colour with a share 0…1 of another.
  func mixed(with other: SvgPage.Ink, share: Double) -> SvgPage.Ink {
    func part(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * share).clamped(to: 0...255))
    }
    return SvgPage.Ink(
      red: part(red, other.red), green: part(green, other.green), blue: part(blue, other.blue))
  }
}
