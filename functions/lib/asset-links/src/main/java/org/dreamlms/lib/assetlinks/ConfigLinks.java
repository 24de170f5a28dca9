package org.dreamlms.lib.assetlinks;

import io.micronaut.json.tree.JsonNode;

/**
 * Puts links in the place of the asset paths of a book's config, or of a part of it, such as one
 * activity (DCS contract 3.3 and 3.4).
 *
 * <p>What is an asset is told by the name of its field, anywhere in the tree, because activities of
 * all types name their files differently: {@code section_path, image_path, image, audio_path,
 * audio, video_path, video, poster, book_cover}, and {@code path} directly inside {@code
 * audio_extra}. Only strings that look like paths are replaced. Texts for readers, web addresses,
 * links that are there already, and values of other kinds stay as they are: doing it twice changes
 * nothing.
 *
 * <p>No I/O; a link says nothing about whether the file exists. Safe for any number of threads.
 */
public final class ConfigLinks {
  /**
   * Past this no answer of a Lambda (6 MB) could hold the links, which have some 340 bytes at
   * least. It bounds the memory that a hostile config takes.
   */
  static final int MOST_LINKS = 20_000;

  private final AssetLinks links;

  public ConfigLinks(AssetLinks links) {
    this.links = links;
  }

  /**
   * @param config of any kind and shape; never changed. Calls itself once per level: whoever read
   *     it bounded its depth
   * @throws SigningKeysExpiredException when temporary credentials have ended
   */
  public LinkedConfig replace(JsonNode config, BookPrefix book) {
    TreeLinks tree = new TreeLinks(path -> links.book(book, path).url().toString(), MOST_LINKS);
    JsonNode linked = tree.replace(config);
    return tree.isFull()
        ? new LinkedConfig.TooLarge()
        : new LinkedConfig.Linked(linked, tree.refused());
  }
}
