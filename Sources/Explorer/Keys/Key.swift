/// A key press or paste as the terminal reports it, independent of any terminal library.
public enum Key: Hashable, Sendable {
  /// A printable character.
  case character(Character)
  /// A letter with Control held, lower case: `control("l")`.
  case control(Character)
  /// A character with Alt (Meta) held.
  case alt(Character)
  /// Keys with names.
  case enter, escape, tab, backTab, backspace, delete, insert
  /// Arrows.
  case up, down, left, right
  /// Larger moves.
  case home, end, pageUp, pageDown
  /// Function key 1 … 12.
  case function(Int)
}

/// What the mouse did.
public struct MouseEvent: Hashable, Sendable {
  /// The kinds of mouse events that the explorer uses.
  public enum Action: Hashable, Sendable {
    /// The left button went down and up.
    case click
    /// Two clicks in quick succession.
    case doubleClick
    /// The wheel turned away from the person.
    case wheelUp
    /// The wheel turned towards the person.
    case wheelDown
  }

  /// What happened.
  public let action: Action
  /// Column, from 0.
  public let x: Int
  /// Row, from 0.
  public let y: Int

  /// Makes an event.
  public init(action: Action, x: Int, y: Int) {
    self.action = action
    self.x = x
    self.y = y
  }
}
