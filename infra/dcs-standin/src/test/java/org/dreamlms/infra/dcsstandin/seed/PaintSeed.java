package org.dreamlms.infra.dcsstandin.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.dreamlms.infra.dcsstandin.http.Json;

/**
 * Paints the pictures and plays the tunes of the seed's books, once: the files are committed, so
 * that a new machine needs neither fonts nor encoders. Run by {@code infra/dcs-standin/paint-seed}.
 *
 * <p>Arguments: the folder of {@code library.json} and an empty folder for frames and WAV files.
 */
final class PaintSeed {
  private static final int PAGE_WIDTH = 420;
  private static final int PAGE_HEIGHT = 560;
  private static final int FRAMES = 24;

  /** What is to be seen on each picture, from left to right. */
  private static final Map<String, List<String>> THINGS =
      Map.ofEntries(
          Map.entry("b1-cover", List.of("sun", "house", "tree")),
          Map.entry("b1-p1", List.of("sun", "cat", "house")),
          Map.entry("b1-p2", List.of("cat", "fish", "sun")),
          Map.entry("b1-p3", List.of("tree", "house", "boat")),
          Map.entry("b1-p4", List.of("sun", "ball", "tree")),
          Map.entry("b1-p2-circle", List.of("cat", "house", "fish")),
          Map.entry("b1-p3-drag", List.of("tree", "house", "boat")),
          Map.entry("b2-cover", List.of("sun", "boat", "fish")),
          Map.entry("b2-p5", List.of("sun", "boat", "fish")),
          Map.entry("b2-p6", List.of("star", "boat", "moon")),
          Map.entry("b2-p5-mark", List.of("house", "boat", "tree")),
          Map.entry("b3-cover", List.of("sun", "tree", "flower")),
          Map.entry("b3-p1", List.of("sun", "tree", "flower")),
          Map.entry("b3-p2", List.of("cat", "apple", "flower")),
          Map.entry("b3-write", List.of("sun", "tree", "flower")),
          Map.entry("b3-groups", List.of("cat", "apple")),
          Map.entry("b4-cover", List.of("star", "moon", "star")),
          Map.entry("b4-p8", List.of("moon", "house", "star")),
          Map.entry("b4-p9", List.of("star", "tree", "moon")),
          Map.entry("b4-p9-circle", List.of("sun", "fish")),
          Map.entry("b4-p9-mark", List.of("sun", "moon", "boat")),
          Map.entry("b5-cover", List.of("sun", "moon", "star")),
          Map.entry("b5-p10", List.of("sun", "moon", "star")),
          Map.entry("b5-p11", List.of("sun", "ball", "house")),
          Map.entry("b5-label", List.of("sun", "moon", "star")),
          Map.entry("b5-groups", List.of("star", "tree")),
          Map.entry("b6-cover", List.of("sun", "boat", "fish")),
          Map.entry("b6-p112", List.of("sun", "boat", "fish")),
          Map.entry("b6-write", List.of("boat", "fish")),
          Map.entry("b6-circle", List.of("boat", "tree", "fish")));

  private final Path seed;
  private final Path work;

  private PaintSeed(Path seed, Path work) {
    this.seed = seed;
    this.work = work;
  }

  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    new PaintSeed(Path.of(arguments[0]), Path.of(arguments[1])).paint();
  }

  private void paint() throws IOException {
    JsonNode library = Json.read(Files.readAllBytes(seed.resolve("library.json")));
    int number = 0;
    for (JsonNode book : library.path("books")) {
      number++;
      paintBook(number, book);
    }
    for (String word : List.of("cat", "fish", "moon", "star")) {
      BufferedImage image = image(120, 120);
      new Brush(image).fill(0xFFFFFF, Brush.box(0, 0, 120, 120)).thing(word, 10, 10, 100);
      write(image, "word-" + word + ".png");
    }
    logo();
    for (int frame = 0; frame < FRAMES; frame++) {
      frame(frame);
    }
    tune("tune-1", 523, 587, 659, 698, 784);
    tune("tune-2", 659, 587, 523, 587, 659, 659);
    tune("tune-3", 440, 523, 587, 659, 587, 523, 440);
    tune("bell", 988, 784);
  }

  private void paintBook(int number, JsonNode book) throws IOException {
    JsonNode config = Json.read(Files.readAllBytes(seed.resolve("book-" + number + ".json")));
    JsonNode files = book.path("files");
    String title =
        config
            .path("book_title")
            .asText(config.path("bookTitle").asText(config.path("title").asText()));
    cover(
        resource(files, config.path("book_cover").asText()),
        title,
        book.path("publisher").asText(),
        number);
    for (JsonNode module : config.at("/books/0/modules")) {
      for (JsonNode page : module.path("pages")) {
        page(resource(files, page.path("image_path").asText()), module.path("name").asText(), page);
        for (JsonNode section : page.path("sections")) {
          JsonNode activity = section.path("activity");
          if (activity.has("section_path")) {
            section(resource(files, activity.path("section_path").asText()), activity);
          }
        }
      }
    }
  }

  private static String resource(JsonNode files, String configPath) {
    return files.path(configPath.replaceFirst("^\\./books/[^/]+/", "")).asText();
  }

  private void cover(String file, String title, String publisher, int number) throws IOException {
    int width = 300;
    int height = 400;
    int[] colours = {0x1565C0, 0x00838F, 0xC62828, 0x4527A0, 0x2E7D32, 0xAD1457};
    BufferedImage image = image(width, height);
    List<String> things = things(file);
    boolean night = things.contains("moon") && !things.contains("sun");
    new Brush(image)
        .landscape(width, 90, 250, night, things.contains("boat"))
        .fill(colours[number - 1], Brush.box(0, 0, width, 100))
        .fill(colours[number - 1], Brush.box(0, 340, width, 60))
        .centred(title, 26, true, 0xFFFFFF, width / 2, 60)
        .centred(publisher, 17, false, 0xFFFFFF, width / 2, 376)
        .thing(things.get(0), 15, 115, 75)
        .thing(things.get(1), 95, 195, 110)
        .thing(things.get(2), 210, 215, 75);
    write(image, file);
  }

  private void page(String file, String module, JsonNode page) throws IOException {
    BufferedImage image = image(PAGE_WIDTH, PAGE_HEIGHT);
    List<String> things = things(file);
    boolean night = things.contains("moon") && !things.contains("sun");
    Brush brush =
        new Brush(image)
            .fill(0xFFFDE7, Brush.box(0, 0, PAGE_WIDTH, PAGE_HEIGHT))
            .landscape(PAGE_WIDTH, 50, 330, night, things.contains("boat"))
            .fill(0xFFFDE7, Brush.box(0, 380, PAGE_WIDTH, 180))
            .fill(0x3949AB, Brush.box(0, 0, PAGE_WIDTH, 50))
            .centred(module, 22, true, 0xFFFFFF, PAGE_WIDTH / 2, 33)
            .thing(things.get(0), 30, 70, 90)
            .thing(things.get(1), 120, 200, 130)
            .thing(things.get(2), 265, 260, 90);
    int y = 412;
    for (JsonNode section : page.path("sections")) {
      String line = section.at("/activity/headerText").asText(section.path("title").asText());
      brush.text("• " + line, 15, false, 0x263238, 24, y);
      y += 24;
      for (JsonNode blank : section.path("answer")) {
        brush.outline(0x3949AB, 2, true, shape(blank.path("coords")));
      }
      JsonNode at = section.path("coords");
      if (!at.isMissingNode()) {
        brush
            .fill(0xFF7043, shape(at, true))
            .outline(0xFFFFFF, 3, false, shape(at, true))
            .fill(0xFFFFFF, play(at));
      }
    }
    String number = page.path("page_number").asText();
    int middle = PAGE_WIDTH / 2;
    brush
        .fill(0x3949AB, Brush.circle(middle - 24, PAGE_HEIGHT - 54, 48))
        .centred(number, 20, true, 0xFFFFFF, middle, PAGE_HEIGHT - 23);
    write(image, file);
  }

  /** Pictures of activities: the things, and the places where answers go. */
  private void section(String file, JsonNode activity) throws IOException {
    BufferedImage image = image(400, 260);
    Brush brush =
        new Brush(image)
            .fill(0xE8EAF6, Brush.box(0, 0, 400, 260))
            .fill(0xC5CAE9, Brush.box(0, 0, 400, 40))
            .centred(activity.path("headerText").asText(), 17, true, 0x1A237E, 200, 27);
    List<String> things = things(file);
    int i = 0;
    for (JsonNode answer : activity.path("answer")) {
      JsonNode at = answer.path("coords");
      double width = at.path("w").asDouble();
      double middle = at.path("x").asDouble() + width / 2;
      boolean below = at.path("h").asDouble() < 60;
      double size = below ? 110 : Math.min(70, width);
      double y = below ? 58 : at.path("y").asDouble() + 2;
      if (below || answer.has("group")) {
        brush.fill(0xFFFFFF, shape(at)).outline(0x5C6BC0, 2, true, shape(at));
      }
      brush.thing(things.get(i), middle - size / 2, y, size);
      i++;
    }
    write(image, file);
  }

  private void logo() throws IOException {
    BufferedImage image = image(160, 160);
    new Brush(image)
        .fill(0x4527A0, Brush.box(0, 0, 160, 160))
        .thing("sun", 30, 12, 100)
        .centred("IŞIK", 30, true, 0xFFFFFF, 80, 146);
    write(image, "logo-isik.png");
  }

  /** A ball that goes up and comes down, and the second it is. */
  private void frame(int frame) throws IOException {
    double height = Math.sin(Math.PI * frame / (FRAMES - 1));
    BufferedImage image = image(320, 180);
    new Brush(image)
        .landscape(320, 0, 180, false, false)
        .thing("tree", 20, 70, 90)
        .thing("ball", 140, 125 - 105 * height, 44)
        .text(String.format(Locale.ROOT, "%.1f s", frame / 8.0), 18, true, 0x263238, 250, 28);
    ImageIO.write(
        image, "png", work.resolve(String.format(Locale.ROOT, "frame-%02d.png", frame)).toFile());
  }

  /** Notes of a third of a second each, soft at both ends. */
  private void tune(String name, int... hertz) throws IOException {
    int rate = 16_000;
    int perNote = rate / 3;
    byte[] samples = new byte[hertz.length * perNote * 2];
    for (int i = 0; i < samples.length / 2; i++) {
      double inNote = (double) (i % perNote) / perNote;
      double loudness = 0.35 * Math.min(1, Math.min(inNote * 20, (1 - inNote) * 3));
      double wave = Math.sin(2 * Math.PI * hertz[i / perNote] * i / rate);
      short sample = (short) (Short.MAX_VALUE * loudness * wave);
      samples[2 * i] = (byte) sample;
      samples[2 * i + 1] = (byte) (sample >> 8);
    }
    AudioFormat format = new AudioFormat(rate, 16, 1, true, false);
    try (AudioInputStream audio =
        new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2)) {
      AudioSystem.write(audio, AudioFileFormat.Type.WAVE, work.resolve(name + ".wav").toFile());
    }
  }

  private void write(BufferedImage image, String file) throws IOException {
    Path target = seed.resolve("media").resolve(file);
    boolean png = file.endsWith(".png");
    ImageWriter writer = ImageIO.getImageWritersByFormatName(png ? "png" : "jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    // PNG loses nothing; its "quality" 0 is the smallest file.
    quality.setCompressionQuality(png ? 0f : 0.7f);
    Files.deleteIfExists(target);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(target.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quality);
    } finally {
      writer.dispose();
    }
  }

  private static List<String> things(String file) {
    List<String> things = THINGS.get(file.replaceFirst("\\.\\w+$", ""));
    if (things == null) {
      throw new IllegalArgumentException("nobody said what is to be seen on '" + file + "'");
    }
    return things;
  }

  private static BufferedImage image(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private static Shape shape(JsonNode at) {
    return shape(at, false);
  }

  private static Shape shape(JsonNode at, boolean round) {
    double x = at.path("x").asDouble();
    double y = at.path("y").asDouble();
    return round
        ? Brush.circle(x, y, at.path("w").asDouble())
        : Brush.box(x, y, at.path("w").asDouble(), at.path("h").asDouble());
  }

  private static Shape play(JsonNode at) {
    Polygon triangle = new Polygon();
    int x = at.path("x").asInt();
    int y = at.path("y").asInt();
    triangle.addPoint(x + 16, y + 12);
    triangle.addPoint(x + 16, y + 32);
    triangle.addPoint(x + 33, y + 22);
    return triangle;
  }
}
