// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import java.util.ArrayList;
import java.util.List;

/// Text in lines, indented by open braces.
final class Lines {
    private static final String STEP = "  ";

    private final List<String> lines = new ArrayList<>();
    private int depth;

    Lines add(String line) {
        lines.add(STEP.repeat(depth) + line);
        return this;
    }

    /// A line that ends in an opening brace.
    Lines open(String line) {
        add(line.isEmpty() ? "{" : line + " {");
        depth++;
        return this;
    }

    Lines close() {
        depth--;
        return add("}");
    }

    /// Takes over what was written aside, at the present depth.
    Lines addAll(Lines other) {
        other.lines.forEach(line -> lines.add(STEP.repeat(depth) + line));
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
