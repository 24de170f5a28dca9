package org.dreamlms.lib.dcsclient;

/**
 * Where the files of a book are. Which of id and name of the publisher stands in the path is a
 * setting ({@link DcsSettings#publisherInPath}), so both are carried.
 *
 * @param bookName name of the folder, not the title
 */
public record BookFolder(int publisherId, String publisherName, String bookName) {}
