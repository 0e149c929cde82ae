import TextCanvas

extension KeyParser {
  /// ESC [ < buttons ; column ; row, then M for a press or a move and m for a release.
  func sgrMouse(_ numbers: [Int?], final: UInt8, length: Int) -> Step {
    guard numbers.count == 3, let code = numbers[0], let column = numbers[1], let row = numbers[2],
      final == UInt8(ascii: "M") || final == UInt8(ascii: "m"),
      let kind = mouseKind(code, isRelease: final == UInt8(ascii: "m"))
    else { return .skip(length) }
    return .event(mouse(kind, column, row), length: length)
  }

  /// ESC [ M and three bytes, each 32 more than its value: terminals that know no SGR form.
  func x10Mouse(_ bytes: ArraySlice<UInt8>) -> Step {
    let values = bytes.dropFirst(3).prefix(3).map { Int($0) - 32 }
    guard values.count == 3 else { return .incomplete }
    let isRelease = values[0] & 0b1110_0011 == 3
    guard values[1] > 0, values[2] > 0, let kind = mouseKind(values[0], isRelease: isRelease) else {
      return .skip(6)
    }
    return .event(mouse(kind, values[1], values[2]), length: 6)
  }

  /// Bits 0–1 the button, 2–4 modifiers, 5 a move, 6 the wheel, 7 buttons beyond the fifth.
  private func mouseKind(_ code: Int, isRelease: Bool) -> MouseEvent.Kind? {
    let button = code & 3
    switch code & 0b1110_0000 {
    case 0: return isRelease ? .release : button < 3 ? .press(button: button + 1) : nil
    case 32: return button < 3 ? .drag : nil
    case 64: return isRelease || button > 1 ? nil : button == 0 ? .wheelUp : .wheelDown
    default: return nil
    }
  }

  private func mouse(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int) -> InputEvent {
    .mouse(MouseEvent(kind: kind, position: Point(x: max(0, column - 1), y: max(0, row - 1))))
  }
}
