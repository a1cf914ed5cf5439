// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import com.google.gson.JsonObject;
import dev.thalweg.api.Configurable;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.registry.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Shows what is installed, and single things of it.
final class CatalogueAction {
    private CatalogueAction() {
    }

    static int losses(LossesCommand command, Terminal terminal) throws IOException {
        Plugins plugins = find(command.output, terminal);
        if (command.id != null) {
            LossPlugin loss = plugins.losses().parse(command.id);
            if (command.plot != null) {
                Files.writeString(command.plot, LossPlot.of(loss));
            }
            show(command.output, terminal, CatalogueJson.loss(loss), LossPage.of(loss));
            return 0;
        }
        Collection<LossPlugin> all = plugins.losses().all();
        if (command.pages != null) {
            LossPages.write(all, command.pages);
        }
        list(command.output, terminal, "losses", List.of(new Shelf("losses", all)));
        return 0;
    }

    static int optimizers(OptimizersCommand command, Terminal terminal) throws IOException {
        Plugins plugins = find(command.output, terminal);
        if (command.id != null) {
            Exhibit exhibit = exhibit(plugins, command.id);
            if (command.plot != null) {
                Files.writeString(command.plot, exhibit.svg());
            }
            show(command.output, terminal, CatalogueJson.exhibit(exhibit), OptimizerPage.of(exhibit));
            return 0;
        }
        if (command.pages != null) {
            OptimizerPages.write(plugins, command.pages);
        }
        list(command.output, terminal, "optimizers", List.of(new Shelf("optimizers", plugins.optimizers().all()),
                new Shelf("wrappers", plugins.wrappers().all()), new Shelf("schedules", plugins.schedules().all())));
        return 0;
    }

    private static Exhibit exhibit(Plugins plugins, String id) {
        if (plugins.wrappers().find(name(id)).isPresent()) {
            return Exhibit.of(plugins.wrappers().parse(id), plugins);
        }
        return plugins.optimizers().find(name(id)).isEmpty() && plugins.schedules().find(name(id)).isPresent()
                ? Exhibit.of(plugins.schedule(id), plugins)
                : Exhibit.of(plugins.optimizer(id), plugins);
    }

    /// What is installed; what cannot be used is told on standard error.
    static Plugins find(OutputOptions output, Terminal terminal) {
        Plugins plugins = Plugins.find();
        if (!output.quiet) {
            plugins.problems().forEach(
                    problem -> terminal.err().println("warning[" + problem.errorId() + "]: " + problem.message()));
        }
        return plugins;
    }

    private static String name(String text) {
        return text.strip().replaceFirst("[ (*].*", "");
    }

    private static void show(OutputOptions output, Terminal terminal, JsonObject document, List<String> page) {
        if (output.json) {
            Json.write(document, terminal.out());
        } else {
            page.forEach(terminal.out()::line);
        }
    }

    private static void list(OutputOptions output, Terminal terminal, String command, List<Shelf> shelves) {
        if (output.json) {
            Json.write(CatalogueJson.list(command, shelves), terminal.out());
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Shelf shelf : shelves) {
            lines.add((lines.isEmpty() ? "" : "\n") + Character.toUpperCase(shelf.name.charAt(0))
                    + shelf.name.substring(1) + ":");
            TextTable table = TextTable.ofWords();
            shelf.things.forEach(thing -> table.row("  " + thing.id(), thing.summary()));
            lines.addAll(table.lines());
        }
        lines.forEach(terminal.out()::line);
        terminal.out().line("\n'thalweg " + command + " ID' shows one of them.");
    }

    /// Things of one kind.
    record Shelf(String name, Collection<? extends Configurable<?>> things) {
        Shelf {
            things = List.copyOf(things);
            if (things.isEmpty()) {
                throw new ThalwegException("TH-P120",
                        "no " + name + " are installed; the installation is incomplete. Install it again.");
            }
        }
    }
}
