package org.dreamlms.infra.dcsstandin.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Blocker;
import org.jspecify.annotations.Nullable;

/** The part named {@code file} of a multipart form. */
public final class UploadedFile {
  private final String name;
  private final @Nullable String contentType;
  private final byte[] content;

  private UploadedFile(String name, @Nullable String contentType, byte[] content) {
    this.name = name;
    this.contentType = contentType;
    this.content = content;
  }

  /**
   * Finds the part.
   *
   * @throws Refused with 422 when the request carries no such part
   */
  public static UploadedFile of(Incoming request) {
    String type = request.header("Content-Type");
    String boundary = type == null ? null : boundaryOf(type);
    if (boundary == null) {
      throw missing();
    }
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
    parser.setMaxMemoryFileSize(-1);
    Content.Source form = Content.Source.from(ByteBuffer.wrap(request.body()));
    try (MultiPartFormData.Parts parts =
        Blocker.blockWithPromise(promise -> parser.parse(form, promise))) {
      MultiPart.Part part = parts.getFirst("file");
      if (part == null) {
        throw missing();
      }
      ByteBuffer bytes = Content.Source.asByteBuffer(part.newContentSource(null, 0, -1));
      byte[] content = new byte[bytes.remaining()];
      bytes.get(content);
      HttpField partType = part.getHeaders().getField("Content-Type");
      String fileName = part.getFileName();
      return new UploadedFile(
          fileName == null ? "" : fileName, partType == null ? null : partType.getValue(), content);
    } catch (IOException e) {
      throw missing();
    }
  }

  public String name() {
    return name;
  }

  public @Nullable String contentType() {
    return contentType;
  }

  public byte[] content() {
    return content.clone();
  }

  private static @Nullable String boundaryOf(String contentType) {
    return contentType.startsWith("multipart/form-data")
        ? MultiPart.extractBoundary(contentType)
        : null;
  }

  private static Refused missing() {
    return Refused.invalid(Json.array().add(Complaint.missing("body", "file", null)));
  }
}
