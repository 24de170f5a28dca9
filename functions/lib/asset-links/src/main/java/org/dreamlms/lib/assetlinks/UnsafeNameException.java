package org.dreamlms.lib.assetlinks;

/**
 * DCS gave a publisher or book a name that cannot be one segment of a key. Nothing is signed for
 * it: escaped, it would name a file of another book.
 */
public final class UnsafeNameException extends RuntimeException {
  UnsafeNameException(String what) {
    super("The name of a " + what + " cannot be part of an object key.");
  }
}
