package org.dreamlms.lib.assetlinks;

class FakeBookFilesTest extends BookFilesContract {
  private final FakeBookFiles files = new FakeBookFiles();

  @Override
  BookFiles files() {
    return files;
  }

  @Override
  void put(BookPrefix book, String path, byte[] bytes) {
    files.put(book, path, bytes);
  }
}
