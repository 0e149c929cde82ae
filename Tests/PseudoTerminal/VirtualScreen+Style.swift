extension VirtualScreen {
  /// Carries out ESC [ body m.
  mutating func setStyle(_ body: String) {
    var numbers = body.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }
      .map { Int($0) ?? 0 }[...]
    if numbers.isEmpty { numbers = [0] }
    while let number = numbers.popFirst() {
      switch number {
      case 0: style = VirtualStyle()
      case 1: style.bold = true
      case 2: style.dim = true
      case 3: style.italic = true
      case 4: style.underline = true
      case 7: style.reverse = true
      case 22:
        style.bold = false
        style.dim = false
      case 23: style.italic = false
      case 24: style.underline = false
      case 27: style.reverse = false
      case 10, 11: break  // Fonts of the Linux console.
      case 30...37: style.foreground = .palette(number - 30)
      case 38: style.foreground = color(&numbers)
      case 39: style.foreground = .standard
      case 40...47: style.background = .palette(number - 40)
      case 48: style.background = color(&numbers)
      case 49: style.background = .standard
      case 90...97: style.foreground = .palette(number - 82)
      case 100...107: style.background = .palette(number - 92)
      default: unknown.append("SGR \(number)")
      }
    }
  }

  private mutating func color(_ numbers: inout ArraySlice<Int>) -> VirtualColor {
    switch numbers.popFirst() {
    case 5: return .palette(numbers.popFirst() ?? 0)
    case 2: return .rgb(numbers.popFirst() ?? 0, numbers.popFirst() ?? 0, numbers.popFirst() ?? 0)
    default:
      unknown.append("SGR colour")
      return .standard
    }
  }
}
