import Glibc

/// Folders of the file system.
public enum Folder {
  /// The names in a folder, in no order; none where it cannot be read.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }

  /// Makes a folder and those it lies in, for its owner alone; one that is there is left as it is.
  public static func make(_ path: String) throws(OutputError) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
      let part = String(path[..<end])
      if mkdir(part, 0o700) != 0, errno != EEXIST, errno != EISDIR {
        throw .cannotCreate(file: part, reason: SystemError.last.reason)
      }
    }
  }
}
