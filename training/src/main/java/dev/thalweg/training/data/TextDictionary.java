// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gives each different text a number, looking it up in the character buffer without making a string first.
final class TextDictionary {
    private static final int FREE = -1;

    private final List<String> texts = new ArrayList<>();
    private int[] slots = new int[64];
    private int[] hashes = new int[64];

    TextDictionary() {
        Arrays.fill(slots, FREE);
    }

    List<String> texts() {
        return texts;
    }

    /// The number of the text in `[from, to)`, a new one if it was not seen before.
    int code(char[] text, int from, int to) {
        int hash = hash(text, from, to);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != FREE) {
            if (hashes[slot] == hash && equal(texts.get(slots[slot]), text, from, to)) {
                return slots[slot];
            }
            slot = (slot + 1) & mask;
        }
        int code = texts.size();
        texts.add(new String(text, from, to - from));
        slots[slot] = code;
        hashes[slot] = hash;
        if (texts.size() * 2 > slots.length) {
            grow();
        }
        return code;
    }

    private void grow() {
        int[] oldSlots = slots;
        int[] oldHashes = hashes;
        slots = new int[oldSlots.length * 2];
        hashes = new int[oldSlots.length * 2];
        Arrays.fill(slots, FREE);
        int mask = slots.length - 1;
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] == FREE) {
                continue;
            }
            int slot = oldHashes[i] & mask;
            while (slots[slot] != FREE) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = oldSlots[i];
            hashes[slot] = oldHashes[i];
        }
    }

    private static int hash(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text[i];
        }
        return hash ^ (hash >>> 15);
    }

    private static boolean equal(String known, char[] text, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (known.charAt(i - from) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
