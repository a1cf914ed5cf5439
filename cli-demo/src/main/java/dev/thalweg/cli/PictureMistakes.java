// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ThalwegException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be wrong about pictures of one thing and pages of all.
final class PictureMistakes {
    private PictureMistakes() {
    }

    /// @param command what the command calls all of them
    /// @param example the id of one of them
    static List<ThalwegException> of(@Nullable String id, @Nullable Path plot, @Nullable Path pages, String command,
            String example) {
        List<ThalwegException> mistakes = new ArrayList<>();
        if (plot != null && id == null) {
            mistakes.add(new ThalwegException("TH-C103", "ID is missing: --plot draws one of the " + command
                    + ". Try 'thalweg " + command + " " + example + " --plot " + example + ".svg'."));
        }
        if (pages != null && id != null) {
            mistakes.add(new ThalwegException("TH-C106", "--pages writes the pages of all " + command
                    + ", but there is also '" + id + "'. Leave it out."));
        }
        return mistakes;
    }
}
