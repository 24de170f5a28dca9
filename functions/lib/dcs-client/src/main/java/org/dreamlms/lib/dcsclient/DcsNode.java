package org.dreamlms.lib.dcsclient;

import java.util.List;

/**
 * A folder or file of a book.
 *
 * @param path the whole key in the bucket of DCS; folders end with {@code /}
 * @param size in bytes; 0 for folders
 * @param children sorted by path; empty for files
 */
public record DcsNode(String path, boolean folder, long size, List<DcsNode> children) {
  public DcsNode {
    children = List.copyOf(children);
  }
}
