/// A key with its modifiers, as the terminal reports it.
public enum Key: Sendable, Hashable {
  /// A printable character, Space included.
  case character(Character)
  /// Ctrl with a lower-case letter.
  case control(Character)
  /// Alt (Escape prefix) with a character.
  case alt(Character)
  /// Arrows and other keys without a character.
  case up, down, left, right, home, end, pageUp, pageDown, insert, delete
  /// Editing keys.
  case enter, escape, tab, backTab, backspace
  /// F1 … F12.
  case function(Int)
}

/// What a pointer did.
public struct MouseEvent: Sendable, Hashable {
  /// The kind of event.
  public enum Kind: Sendable, Hashable {
    /// Button pressed, 1 left, 2 middle, 3 right.
    case press(button: Int)
    /// The pressed button let go.
    case release
    /// Moved with a button down.
    case drag
    /// The wheel, one notch.
    case wheelUp, wheelDown
  }

  /// The kind of event.
  public var kind: Kind
  /// The cell under the pointer.
  public var position: Point

  /// Creates an event.
  public init(kind: Kind, position: Point) {
    self.kind = kind
    self.position = position
  }
}

/// What the terminal reports to the program.
public enum InputEvent: Sendable, Hashable {
  /// A key.
  case key(Key)
  /// The pointer.
  case mouse(MouseEvent)
  /// Text pasted in one piece (bracketed paste).
  case paste(String)
  /// The terminal has a new size.
  case resize(Size)
  /// A signal that asks to end: SIGINT, SIGTERM or SIGHUP.
  case signal(Int32)
  /// Back in the foreground after a stop.
  case resumed
  /// The input has ended: the terminal is gone.
  case endOfInput
  /// Another thread has something to tell.
  case wake
}
