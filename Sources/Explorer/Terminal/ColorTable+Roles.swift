extension ColorTable {
  /// How a role looks at a depth.
  ///
  /// The terminal's background may be dark or light. The colours of the deeper depths have a
  /// contrast of 3:1 or more to both black and white; with eight or sixteen colours, which people
  /// change to suit their background, attributes carry more and colour less.
  static func look(of role: ColorRole, at depth: ColorDepth) -> RoleLook {
    switch depth {
    case .none: withoutColor(role)
    case .eight, .sixteen: withFewColors(role)
    case .indexed: RoleLook(color: indexed(role), attributes: emphasis(role))
    case .trueColor:
      RoleLook(
        color: 0x1000000 | Int32(IndexedColors.rgb(of: indexed(role))), attributes: emphasis(role))
    }
  }

  private static func emphasis(_ role: ColorRole) -> Attributes {
    role == .accent ? .bold : []
  }

  private static func withoutColor(_ role: ColorRole) -> RoleLook {
    switch role {
    case .accent, .warning: RoleLook(attributes: .bold)
    case .bad: RoleLook(attributes: [.bold, .underline])
    case .busy: RoleLook(attributes: .underline)
    case .muted, .border: RoleLook(attributes: .dim)
    case .good: RoleLook()
    }
  }

  private static func withFewColors(_ role: ColorRole) -> RoleLook {
    switch role {
    case .accent: RoleLook(attributes: .bold)
    case .muted, .border: RoleLook(attributes: .dim)
    case .good: RoleLook(color: 2)
    case .warning: RoleLook(color: 3, attributes: .bold)
    case .bad: RoleLook(color: 1, attributes: .bold)
    case .busy: RoleLook(color: 5)
    }
  }

  private static func indexed(_ role: ColorRole) -> Int32 {
    switch role {
    case .accent: 33
    case .muted: 245
    case .border: 244
    case .good: 28
    case .warning: 166
    case .bad: 160
    case .busy: 133
    }
  }
}
