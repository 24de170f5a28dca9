package org.dreamlms.lib.assetlinks;

/** Why a text is not the path of an asset. */
public enum PathRefusal {
  /** Nothing is left that could name a file. */
  EMPTY,
  /** More than {@value AssetPath#MAX_BYTES} bytes in UTF-8. */
  TOO_LONG,
  /** A way up: {@code ..} */
  PARENT_SEGMENT,
  /**
   * {@code /a}, {@code a//b}, {@code a/./b} or {@code a/}, where only the exact form is allowed.
   */
  NOT_CANONICAL,
  /** NUL, line ends and the other control characters. */
  CONTROL_CHARACTER,
  /** Half of a surrogate pair: not a character, so not the name of anything. */
  BROKEN_CHARACTER,
  /** One that the contract of {@code ?path=} forbids, or one that is encoded a second time. */
  FORBIDDEN_CHARACTER
}
