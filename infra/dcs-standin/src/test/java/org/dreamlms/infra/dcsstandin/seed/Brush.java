package org.dreamlms.infra.dcsstandin.seed;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws simple things in flat colours, which PNG keeps small. */
final class Brush {
  static final Color INK = new Color(0x263238);

  private final Graphics2D g;

  Brush(BufferedImage image) {
    g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  Brush fill(int colour, Shape shape) {
    g.setColor(new Color(colour));
    g.fill(shape);
    return this;
  }

  Brush outline(int colour, float width, boolean dashed, Shape shape) {
    g.setColor(new Color(colour));
    g.setStroke(
        dashed
            ? new BasicStroke(
                width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {7, 6}, 0)
            : new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
    return this;
  }

  Brush text(String text, int size, boolean bold, int colour, int x, int y) {
    g.setFont(new Font("DejaVu Sans", bold ? Font.BOLD : Font.PLAIN, size));
    g.setColor(new Color(colour));
    g.drawString(text, x, y);
    return this;
  }

  Brush centred(String text, int size, boolean bold, int colour, int middle, int y) {
    int shrunk = size;
    do {
      g.setFont(new Font("DejaVu Sans", bold ? Font.BOLD : Font.PLAIN, shrunk));
      shrunk--;
    } while (g.getFontMetrics().stringWidth(text) > middle * 2 - 30 && shrunk > 8);
    g.setColor(new Color(colour));
    g.drawString(text, middle - g.getFontMetrics().stringWidth(text) / 2, y);
    return this;
  }

  /** One thing inside the square of this size at x, y. */
  Brush thing(String name, double x, double y, double size) {
    double s = size / 100;
    switch (name) {
      case "sun" -> {
        for (int i = 0; i < 12; i++) {
          double angle = Math.PI * i / 6;
          Path2D ray = new Path2D.Double();
          ray.moveTo(x + 50 * s + 36 * s * Math.cos(angle), y + 50 * s + 36 * s * Math.sin(angle));
          ray.lineTo(x + 50 * s + 48 * s * Math.cos(angle), y + 50 * s + 48 * s * Math.sin(angle));
          outline(0xFFB300, (float) (5 * s), false, ray);
        }
        fill(0xFFD54F, circle(x + 22 * s, y + 22 * s, 56 * s));
      }
      case "moon" -> {
        Area moon = new Area(circle(x + 15 * s, y + 12 * s, 76 * s));
        moon.subtract(new Area(circle(x + 40 * s, y + 4 * s, 66 * s)));
        fill(0xFFF59D, moon).outline(0xF9A825, (float) (2 * s), false, moon);
      }
      case "star" -> {
        Polygon star = new Polygon();
        for (int i = 0; i < 10; i++) {
          double angle = Math.PI * i / 5 - Math.PI / 2;
          double radius = (i % 2 == 0 ? 46 : 19) * s;
          star.addPoint(
              (int) Math.round(x + 50 * s + radius * Math.cos(angle)),
              (int) Math.round(y + 52 * s + radius * Math.sin(angle)));
        }
        fill(0xFFCA28, star).outline(0xF57F17, (float) (2 * s), false, star);
      }
      case "tree" ->
          fill(0x795548, box(x + 43 * s, y + 55 * s, 14 * s, 43 * s))
              .fill(0x43A047, circle(x + 12 * s, y + 24 * s, 46 * s))
              .fill(0x388E3C, circle(x + 42 * s, y + 24 * s, 46 * s))
              .fill(0x66BB6A, circle(x + 27 * s, y + 3 * s, 46 * s));
      case "house" ->
          fill(0xFFCC80, box(x + 15 * s, y + 45 * s, 70 * s, 52 * s))
              .fill(0xD84315, triangle(x + 5 * s, y + 47 * s, x + 95 * s, x + 50 * s, y + 8 * s))
              .fill(0x6D4C41, box(x + 26 * s, y + 63 * s, 18 * s, 34 * s))
              .fill(0x81D4FA, box(x + 56 * s, y + 60 * s, 18 * s, 18 * s))
              .outline(
                  0x5D4037, (float) (2 * s), false, box(x + 56 * s, y + 60 * s, 18 * s, 18 * s));
      case "boat" ->
          fill(0x5D4037, box(x + 48 * s, y + 8 * s, 4 * s, 60 * s))
              .fill(0xEF5350, triangle(x + 54 * s, y + 62 * s, x + 92 * s, x + 54 * s, y + 10 * s))
              .fill(0xFAFAFA, triangle(x + 46 * s, y + 62 * s, x + 14 * s, x + 46 * s, y + 20 * s))
              .fill(
                  0x8D6E63,
                  new Arc2D.Double(x + 8 * s, y + 38 * s, 84 * s, 58 * s, 180, 180, Arc2D.CHORD));
      case "fish" ->
          fill(0xFF8A65, triangle(x + 4 * s, y + 74 * s, x + 36 * s, x + 4 * s, y + 26 * s))
              .fill(0xFF7043, new Ellipse2D.Double(x + 20 * s, y + 25 * s, 74 * s, 50 * s))
              .fill(0xFFFFFF, circle(x + 72 * s, y + 38 * s, 12 * s))
              .fill(0x212121, circle(x + 76 * s, y + 42 * s, 5 * s));
      case "cat" ->
          fill(0x78909C, triangle(x + 20 * s, y + 40 * s, x + 46 * s, x + 22 * s, y + 8 * s))
              .fill(0x78909C, triangle(x + 54 * s, y + 40 * s, x + 80 * s, x + 78 * s, y + 8 * s))
              .fill(0x90A4AE, circle(x + 14 * s, y + 22 * s, 72 * s))
              .fill(0x2E7D32, circle(x + 32 * s, y + 46 * s, 11 * s))
              .fill(0x2E7D32, circle(x + 57 * s, y + 46 * s, 11 * s))
              .fill(0xF48FB1, triangle(x + 45 * s, y + 62 * s, x + 55 * s, x + 50 * s, y + 69 * s))
              .outline(
                  0x37474F,
                  (float) (2 * s),
                  false,
                  new Arc2D.Double(x + 40 * s, y + 66 * s, 10 * s, 10 * s, 180, 180, Arc2D.OPEN))
              .outline(
                  0x37474F,
                  (float) (2 * s),
                  false,
                  new Arc2D.Double(x + 50 * s, y + 66 * s, 10 * s, 10 * s, 180, 180, Arc2D.OPEN));
      case "apple" ->
          fill(0xE53935, circle(x + 12 * s, y + 26 * s, 50 * s))
              .fill(0xE53935, circle(x + 38 * s, y + 26 * s, 50 * s))
              .fill(0xE53935, new Ellipse2D.Double(x + 24 * s, y + 34 * s, 52 * s, 60 * s))
              .fill(0x5D4037, box(x + 48 * s, y + 10 * s, 5 * s, 24 * s))
              .fill(0x66BB6A, new Ellipse2D.Double(x + 53 * s, y + 10 * s, 26 * s, 13 * s));
      case "flower" -> {
        fill(0x43A047, box(x + 47 * s, y + 50 * s, 6 * s, 48 * s));
        for (int i = 0; i < 6; i++) {
          double angle = Math.PI * i / 3;
          fill(
              0xEC407A,
              circle(
                  x + 37 * s + 19 * s * Math.cos(angle),
                  y + 24 * s + 19 * s * Math.sin(angle),
                  26 * s));
        }
        fill(0xFFEB3B, circle(x + 38 * s, y + 25 * s, 24 * s));
      }
      case "ball" ->
          fill(0xE53935, circle(x + 5 * s, y + 5 * s, 90 * s))
              .fill(
                  0xFFFFFF,
                  new Arc2D.Double(x + 5 * s, y + 5 * s, 90 * s, 90 * s, 60, 60, Arc2D.PIE))
              .fill(
                  0x1E88E5,
                  new Arc2D.Double(x + 5 * s, y + 5 * s, 90 * s, 90 * s, 180, 60, Arc2D.PIE))
              .fill(
                  0xFDD835,
                  new Arc2D.Double(x + 5 * s, y + 5 * s, 90 * s, 90 * s, 300, 60, Arc2D.PIE));
      default -> throw new IllegalArgumentException("nobody has drawn a " + name + " yet");
    }
    return this;
  }

  /** Sky over hills, or over the sea. */
  Brush landscape(int width, int top, int height, boolean night, boolean sea) {
    fill(night ? 0x283593 : 0xBBDEFB, box(0, top, width, height));
    int ground = top + height * 2 / 3;
    if (sea) {
      return fill(0x4FC3F7, box(0, ground, width, top + height - ground))
          .fill(0x29B6F6, box(0, ground + 30, width, top + height - ground - 30));
    }
    return fill(
            night ? 0x1B5E20 : 0xA5D6A7,
            new Ellipse2D.Double(-width * 0.3, ground - 40, width, 260))
        .fill(
            night ? 0x2E7D32 : 0x81C784,
            new Ellipse2D.Double(width * 0.35, ground - 20, width, 260))
        .fill(
            night ? 0x2E7D32 : 0x81C784,
            box(0, ground + 60, width, Math.max(0, top + height - ground - 60)));
  }

  static Shape box(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  static Shape circle(double x, double y, double diameter) {
    return new Ellipse2D.Double(x, y, diameter, diameter);
  }

  private static Shape triangle(double x1, double base, double x2, double x3, double tip) {
    Path2D path = new Path2D.Double();
    path.moveTo(x1, base);
    path.lineTo(x2, base);
    path.lineTo(x3, tip);
    path.closePath();
    return path;
  }
}
