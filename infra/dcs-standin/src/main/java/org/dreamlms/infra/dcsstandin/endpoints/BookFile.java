package org.dreamlms.infra.dcsstandin.endpoints;

/** One file of a book: its path below the book's folder, and its bytes. */
public final class BookFile {
  private final String path;
  private final byte[] content;

  public BookFile(String path, byte[] content) {
    this.path = path;
    this.content = content.clone();
  }

  public String path() {
    return path;
  }

  public byte[] content() {
    return content.clone();
  }

  public int size() {
    return content.length;
  }
}
