package org.dreamlms.lib.assetlinks;

/**
 * What the store says of a file.
 *
 * @param size of the whole file in bytes
 * @param tag the store's validator, strong, with its quotes: other bytes, another tag
 */
public record FileFacts(long size, String tag) {}
