// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.Configurable;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.SearchOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.registry.Plugins;
import java.util.List;
import java.util.stream.Stream;

/// What there is to show of an optimizer, of what goes around one, or of a schedule.
///
/// @param kind what it is: `optimizer`, `wrapper` or `schedule`
/// @param thing what is shown
/// @param equations one step of it
/// @param sections what more there is to say, such as its state
/// @param caption what its picture shows, in short
/// @param svg the picture
/// @param letters the picture drawn with letters
record Exhibit(String kind, Configurable<?> thing, List<String> equations, List<Section> sections, String caption,
        String svg,
        List<String> letters) {
    /// What is inside, where a wrapper is shown.
    private static final String INSIDE = "sgd";

    /// Lines under a heading.
    record Section(String heading, List<String> lines) {
    }

    static Exhibit of(OptimizerPlugin optimizer, Plugins plugins) {
        OptimizerPlugin shown = plugins.optimizer(shown(optimizer));
        ValleyPath path = ValleyPath.best(shown);
        List<String> equations = switch (optimizer) {
            case RuleOptimizer rule -> Equations.lines(rule.inBrief());
            case SearchOptimizer search -> search.equations();
        };
        List<Section> sections = switch (optimizer) {
            case RuleOptimizer rule -> Stream.concat(
                    Equations.variants(rule.inBrief()).stream()
                            .map(variant -> new Section(variant.heading(), variant.lines())),
                    biasAndState(rule)).toList();
            case SearchOptimizer search -> List.of(new Section("State of all parameters together",
                    List.copyOf(search.search(1).state().keySet())));
        };
        return new Exhibit("optimizer", optimizer, equations, sections, shown.text() + ", " + path.text(),
                ValleyPlot.of(shown.text(), path), ValleyPlot.letters(path));
    }

    /// With the arguments of its example, unless it has some of its own.
    private static String shown(Configurable<?> thing) {
        return thing.text().equals(thing.id()) ? thing.example() : thing.text();
    }

    private static Stream<Section> biasAndState(RuleOptimizer optimizer) {
        List<String> ofBias = Equations.linesOfBias(optimizer.inBrief());
        return ofBias.isEmpty() ? Stream.of(state(optimizer))
                : Stream.of(new Section("Of biases", ofBias), state(optimizer));
    }

    private static Section state(RuleOptimizer optimizer) {
        List<StateTensor> state = Equations.state(optimizer);
        return new Section("State of each parameter",
                state.isEmpty() ? List.of("none") : state.stream().map(Exhibit::text).toList());
    }

    private static String text(StateTensor tensor) {
        String what = tensor.isNumber() ? ", a number" : tensor.axes().size() == 1 ? ", along one axis" : "";
        return tensor.name() + what + ", at first "
                + (tensor.fromParameter() ? "the parameter" : Text.number(tensor.initial()));
    }

    /// A wrapper, shown around an optimizer.
    static Exhibit of(OptimizerWrapper wrapper, Plugins plugins) {
        String shown = "with " + shown(wrapper);
        ValleyPath alone = ValleyPath.best(plugins.optimizer(INSIDE));
        ValleyPath path = ValleyPath.best(plugins.optimizer(INSIDE + " " + shown));
        RuleOptimizer rule = (RuleOptimizer) plugins.optimizer(INSIDE + " with " + wrapper.text());
        return new Exhibit("wrapper", wrapper, Equations.lines(rule), biasAndState(rule).toList(),
                INSIDE + " " + shown + ", " + path.text(), ValleyPlot.of(shown, path, INSIDE + " alone", alone),
                ValleyPlot.letters(path));
    }

    static Exhibit of(SchedulePlugin schedule, Plugins plugins) {
        SchedulePlugin shown = plugins.schedule(shown(schedule));
        ScheduleCourse course = ScheduleCourse.of(shown);
        return new Exhibit("schedule", schedule, schedule.equations(), List.of(), shown.text(),
                SchedulePlot.of(shown.text(), course), SchedulePlot.letters(course));
    }

    /// What the equations say.
    String heading() {
        return switch (thing) {
            case SchedulePlugin _ -> "Rate of a step, counted from 0";
            case OptimizerWrapper _ -> "One step around " + INSIDE + ", with ' for what comes after it";
            case RuleOptimizer rule when !rule.inBrief().equals(rule) ->
                "One step of " + rule.inBrief().text() + ", with ' for what comes after it";
            default -> "One step, with ' for what comes after it";
        };
    }

    /// What the picture shows.
    String title() {
        return thing instanceof SchedulePlugin ? "Learning rate of " + caption + " " + SchedulePlot.about()
                : "Down the valley of Rosenbrock: " + caption;
    }
}
