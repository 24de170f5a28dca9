package org.dreamlms.lib.dcsclient;

import org.jspecify.annotations.Nullable;

/**
 * One file from DCS.
 *
 * @param contentType as DCS says, which for logos may be {@code application/octet-stream}
 * @param etag strong, without quotes; logos have none
 */
public record DcsFile(Bytes bytes, String contentType, @Nullable String etag) {}
