package org.dreamlms.lib.hybridcache;

import java.util.Arrays;

/** Distinct rows of numbers in the order in which they came: a set and a queue in one. */
final class StateSet {
  private final int width;
  private int[] rows;
  private int[] parents = new int[1 << 12];
  private int[] table = new int[1 << 13];
  private int size;

  StateSet(int width) {
    this.width = width;
    this.rows = new int[width << 12];
    Arrays.fill(table, -1);
  }

  int size() {
    return size;
  }

  int get(int row, int column) {
    return rows[row * width + column];
  }

  int parent(int row) {
    return parents[row];
  }

  /** Does nothing when the row is there. */
  void add(int[] row, int parent) {
    int slot = slot(row);
    if (table[slot] >= 0) {
      return;
    }
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, 2 * size);
      rows = Arrays.copyOf(rows, 2 * size * width);
    }
    System.arraycopy(row, 0, rows, size * width, width);
    parents[size] = parent;
    table[slot] = size++;
    if (2 * size > table.length) {
      grow();
    }
  }

  private int slot(int[] row) {
    int slot = spread(row) & table.length - 1;
    while (table[slot] >= 0 && !same(table[slot], row)) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private boolean same(int at, int[] row) {
    int from = at * width;
    return Arrays.equals(rows, from, from + width, row, 0, width);
  }

  private static int spread(int[] row) {
    long hash = 0;
    for (int value : row) {
      hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return (int) (hash >>> 16);
  }

  private void grow() {
    table = new int[2 * table.length];
    Arrays.fill(table, -1);
    int[] row = new int[width];
    for (int i = 0; i < size; i++) {
      System.arraycopy(rows, i * width, row, 0, width);
      table[slot(row)] = i;
    }
  }
}
