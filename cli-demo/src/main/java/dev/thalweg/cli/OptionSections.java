// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Shows the options in the order of their declaration, those of a mixin with a capitalised name under that name.
///
/// Picocli's own way to headings, argument groups, forgets values when an option is repeated.
final class OptionSections implements IHelpSectionRenderer {

    @Override
    public String render(Help help) {
        CommandSpec spec = help.commandSpec();
        List<OptionSpec> rest = new ArrayList<>(shown(spec.options()));
        StringBuilder sections = new StringBuilder();
        for (Map.Entry<String, CommandSpec> mixin : spec.mixins().entrySet()) {
            if (Character.isUpperCase(mixin.getKey().charAt(0))) {
                List<OptionSpec> own = shown(mixin.getValue().options());
                rest.removeIf(option -> own.stream().anyMatch(o -> o.longestName().equals(option.longestName())));
                sections.append("%n%s:%n".formatted(mixin.getKey())).append(list(own, help));
            }
        }
        return list(rest, help) + sections;
    }

    private static List<OptionSpec> shown(Collection<OptionSpec> options) {
        return options.stream().filter(option -> !option.hidden()).toList();
    }

    private static String list(List<OptionSpec> options, Help help) {
        Help.Layout layout = help.createDefaultLayout(help.commandSpec().options(), List.of(), help.colorScheme());
        layout.addAllOptions(options, help.createDefaultParamLabelRenderer());
        return layout.toString();
    }
}
