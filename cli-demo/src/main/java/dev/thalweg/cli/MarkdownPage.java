// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.Configurable;
import dev.thalweg.api.Guide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A page in Markdown that grows from top to bottom.
final class MarkdownPage {
    private final List<String> lines = new ArrayList<>();

    /// A page with nothing but its origin and its title.
    ///
    /// @param origin the command that wrote it, and what is to be changed in its place
    /// @param title its heading
    MarkdownPage(String origin, String title) {
        lines.addAll(List.of("<!-- " + origin + " -->", "# " + title));
    }

    /// What a thing is, its other names, and when to use it.
    MarkdownPage about(Configurable<?> thing) {
        String summary = thing.summary();
        String aliases = thing.aliases().isEmpty() ? "" : " Also called " + String.join(", ", thing.aliases()) + ".";
        paragraph(Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + "." + aliases);
        Guide guide = thing.guide();
        return guide.equals(Guide.NONE) ? this
                : paragraph("Use it when " + guide.use() + "; not when " + guide.avoid() + ".");
    }

    MarkdownPage paragraph(String text) {
        lines.addAll(List.of("", text));
        return this;
    }

    MarkdownPage picture(String text, String file) {
        return paragraph("![" + text + "](" + file + ")");
    }

    /// Lines after an empty one.
    MarkdownPage block(List<String> content) {
        lines.add("");
        lines.addAll(content);
        return this;
    }

    MarkdownPage section(String heading, List<String> content) {
        return paragraph("## " + heading).block(content);
    }

    /// A section of lines that stay as they are.
    MarkdownPage code(String heading, List<String> content) {
        section(heading, List.of("```"));
        lines.addAll(content);
        lines.add("```");
        return this;
    }

    /// A section of names, defaults and ranges, if there are any.
    MarkdownPage parameters(Configurable<?> thing) {
        return thing.arguments().parameters().isEmpty() ? this
                : section("Parameters",
                        LossPage.parameterTable(thing).markdown("parameter", "default", "range", "what it is"));
    }

    /// A section that says where a thing comes from, if it does.
    MarkdownPage source(Configurable<?> thing) {
        String source = thing.guide().source();
        return source.isEmpty() ? this : section("Source", List.of(source));
    }

    /// A link to the page of a thing.
    static String link(Configurable<?> thing) {
        return "[" + thing.id() + "](" + thing.id() + ".md)";
    }

    void write(Path file) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
