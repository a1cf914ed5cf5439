// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.Configurable;
import java.util.ArrayList;
import java.util.List;

/// Everything about an optimizer, a wrapper or a schedule on one page.
final class OptimizerPage {
    private OptimizerPage() {
    }

    static List<String> of(Exhibit exhibit) {
        Configurable<?> thing = exhibit.thing();
        List<String> lines = new ArrayList<>(List.of(LossPage.title(thing)));
        if (!exhibit.equations().isEmpty()) {
            LossPage.section(lines, exhibit.heading(), exhibit.equations());
        }
        exhibit.sections().forEach(section -> LossPage.section(lines, section.heading(), section.lines()));
        LossPage.section(lines, "Parameters", LossPage.parameters(thing));
        LossPage.guide(lines, thing.guide());
        LossPage.section(lines, exhibit.title(), exhibit.letters());
        return lines;
    }
}
