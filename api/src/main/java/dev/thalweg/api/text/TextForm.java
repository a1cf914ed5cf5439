// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.text;

import dev.thalweg.api.ThalwegException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text form. It executes nothing, and its work is bounded by the length of the text.
///
/// ```
/// sum   := ["-"] term { ("+" | "-") term }
/// term  := [ number "*" ] ( call | "(" sum ")" )
/// call  := name [ "(" [ argument { "," argument } ] ")" ]
/// argument := name "=" value
/// value := word | "[" [ word { "," word } ] "]"
/// name  := letter { letter | digit | "_" | "-" directly before a letter or digit }
/// schedule := stage { "then" stage }
/// optimizer := call { "with" call }
/// stage := call { "*" call } [ "for" whole number [ "steps" | "epochs" ] ]
/// ```
///
/// In a schedule, and in what is around an optimizer, the first argument may be a value alone, which is the first parameter's: `warmup(500) then cosine(0.1)`.
/// Names contain `-`, so a difference needs a space before its minus: `mse - mae`.
public final class TextForm {
    private static final int MOST_CHARACTERS = 10_000;
    private static final int MOST_TERMS = 100;
    private static final int MOST_PARENTHESES = 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z](?:[A-Za-z0-9_]|-(?=[A-Za-z0-9]))*+");
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][-+]?[0-9]++)?");
    private static final Pattern WORD = Pattern.compile("[-+.@A-Za-z0-9_]++");
    private static final Pattern LIST = Pattern.compile("\\[[-+.,A-Za-z0-9_\\s]*+]");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}(?![0-9.])");
    private static final Pattern KEYWORD = Pattern.compile("(?:then|for|steps|epochs|with)(?![-A-Za-z0-9_(=])");
    private static final Pattern NAMED = Pattern.compile(NAME.pattern() + "\\s*+=");
    private static final Pattern SPACE = Pattern.compile("\\s*+");

    private final String what;
    private final String errorId;
    private final String text;
    private boolean leadingValues;
    private final List<WeightedCall> terms = new ArrayList<>();
    private int at;

    private TextForm(String what, String errorId, String text, boolean leadingValues) {
        this.leadingValues = leadingValues;
        this.what = what;
        this.errorId = errorId;
        this.text = text;
    }

    /// Reads a weighted sum.
    ///
    /// @param what what is read, for messages, such as "loss"
    /// @param errorId the id of the error for a text that cannot be read
    /// @param text the text
    /// @return its terms in order, at least one
    /// @throws ThalwegException that names the column
    public static List<WeightedCall> sum(String what, String errorId, String text) {
        TextForm form = open(what, errorId, text, false);
        form.sum(1, 0);
        form.end("'+', '-' or the end");
        return List.copyOf(form.terms);
    }

    /// Reads a single name with arguments.
    ///
    /// @param what what is read, for messages, such as "optimizer"
    /// @param errorId the id of the error for a text that cannot be read
    /// @param text the text
    /// @return the call
    /// @throws ThalwegException that names the column
    public static Call call(String what, String errorId, String text) {
        return call(what, errorId, text, false);
    }

    /// Reads a single name with arguments.
    ///
    /// @param what what is read, for messages, such as "schedule"
    /// @param errorId the id of the error for a text that cannot be read
    /// @param text the text
    /// @param leadingValues whether the first argument may be a value alone
    /// @return the call
    /// @throws ThalwegException that names the column
    public static Call call(String what, String errorId, String text, boolean leadingValues) {
        TextForm form = open(what, errorId, text, leadingValues);
        Call call = form.call();
        form.end("the end");
        return call;
    }

    /// Reads what follows each other.
    ///
    /// @param what what is read, for messages, such as "schedule"
    /// @param errorId the id of the error for a text that cannot be read
    /// @param text such as `warmup(500) then cosine(0.1)`
    /// @return the stages in order, at least one
    /// @throws ThalwegException that names the column
    public static List<Stage> schedule(String what, String errorId, String text) {
        TextForm form = open(what, errorId, text, true);
        List<Stage> stages = new ArrayList<>();
        do {
            if (stages.size() == MOST_TERMS) {
                throw form.problem("at most " + MOST_TERMS + " stages");
            }
            stages.add(form.stage());
        } while (form.take("then"));
        form.end("'then', 'for', '*' or the end");
        return List.copyOf(stages);
    }

    /// Reads a name with arguments, and what is around it.
    ///
    /// @param what what is read, for messages, such as "optimizer"
    /// @param errorId the id of the error for a text that cannot be read
    /// @param text such as `adam with clip-norm(1)`
    /// @return the calls from the inside, at least one
    /// @throws ThalwegException that names the column
    public static List<Call> wrapped(String what, String errorId, String text) {
        TextForm form = open(what, errorId, text, false);
        List<Call> calls = new ArrayList<>(List.of(form.call()));
        form.leadingValues = true;
        while (form.take("with")) {
            if (calls.size() == MOST_TERMS) {
                throw form.problem("at most " + MOST_TERMS + " wrappers");
            }
            calls.add(form.call("a wrapper"));
        }
        form.end("'with' or the end");
        return List.copyOf(calls);
    }

    private static TextForm open(String what, String errorId, String text, boolean leadingValues) {
        if (text.length() > MOST_CHARACTERS) {
            throw new ThalwegException(errorId, "the text of the " + what + " has " + text.length()
                    + " characters; expected at most " + MOST_CHARACTERS + ".");
        }
        TextForm form = new TextForm(what, errorId, text, leadingValues);
        form.skip(SPACE);
        return form;
    }

    private void sum(double factor, int depth) {
        if (depth > MOST_PARENTHESES) {
            throw problem("at most " + MOST_PARENTHESES + " parentheses inside each other");
        }
        double sign = take('-') ? -1 : 1;
        do {
            term(sign * factor, depth);
            sign = text.startsWith("-", at) ? -1 : 1;
        } while (take('+') || take('-'));
    }

    private void term(double factor, int depth) {
        double weight = factor * weight();
        if (take('(')) {
            sum(weight, depth + 1);
            require(')', "'+', '-' or ')'");
            return;
        }
        if (terms.size() == MOST_TERMS) {
            throw problem("at most " + MOST_TERMS + " terms");
        }
        terms.add(new WeightedCall(weight, call()));
    }

    private double weight() {
        Optional<String> number = skip(NUMBER);
        if (number.isEmpty()) {
            return 1;
        }
        require('*', "'*' after a weight");
        return Double.parseDouble(number.get());
    }

    private Stage stage() {
        List<Call> factors = new ArrayList<>();
        do {
            if (factors.size() == MOST_TERMS) {
                throw problem("at most " + MOST_TERMS + " factors");
            }
            factors.add(call());
        } while (take('*'));
        if (!take("for")) {
            return new Stage(factors, 0, false);
        }
        long count = skip(COUNT).map(Long::valueOf).orElseThrow(() -> problem("a whole number from 1 after 'for'"));
        boolean epochs = take("epochs");
        if (!epochs) {
            take("steps");
        }
        return new Stage(factors, count, epochs);
    }

    private Call call() {
        return call((startsWithVowel(what) ? "an " : "a ") + what);
    }

    private static boolean startsWithVowel(String word) {
        return "aeiou".indexOf(word.charAt(0)) >= 0;
    }

    private Call call(String expected) {
        int column = at + 1;
        String name = skip(NAME).orElseThrow(() -> problem("the name of " + expected));
        return new Call(name, column, take('(') ? arguments() : Map.of());
    }

    private Map<String, String> arguments() {
        Map<String, String> arguments = new LinkedHashMap<>();
        if (take(')')) {
            return arguments;
        }
        do {
            int begin = at;
            if (leadingValues && arguments.isEmpty() && !isNamed()) {
                arguments.put(Call.LEADING, value("the first parameter"));
                continue;
            }
            String name = skip(NAME).orElseThrow(() -> problem("the name of a parameter"));
            require('=', "'=' after '" + name + "'");
            String value = value("'" + name + "'");
            if (arguments.put(name, value) != null) {
                at = begin;
                throw problem("'" + name + "' only once");
            }
        } while (take(','));
        require(')', "',' or ')'");
        return arguments;
    }

    private boolean isNamed() {
        return NAMED.matcher(text).region(at, text.length()).lookingAt();
    }

    private String value(String parameter) {
        return skip(WORD).or(() -> skip(LIST))
                .orElseThrow(() -> problem("a value for " + parameter + ", such as a number, a word or [1, 2]"));
    }

    private boolean take(String keyword) {
        return text.startsWith(keyword, at) && skip(KEYWORD).isPresent();
    }

    private boolean take(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        if (there) {
            at++;
            skip(SPACE);
        }
        return there;
    }

    private void require(char wanted, String expected) {
        if (!take(wanted)) {
            throw problem(expected);
        }
    }

    private void end(String expected) {
        if (at < text.length()) {
            throw problem(expected);
        }
    }

    /// Takes what matches here and the space behind it.
    private Optional<String> skip(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        Matcher space = SPACE.matcher(text).region(at, text.length());
        at = space.lookingAt() ? space.end() : at;
        return Optional.of(matcher.group());
    }

    private ThalwegException problem(String expected) {
        String found = at == text.length() ? "the end" : "'" + text.charAt(at) + "'";
        int from = Math.max(0, at - 30);
        int to = Math.min(text.length(), at + 30);
        String place = (from > 0 ? "…" : "") + text.substring(from, at) + " >>> " + text.substring(at, to)
                + (to < text.length() ? "…" : "");
        return new ThalwegException(errorId,
                "the text of the " + what + " cannot be read at column " + (at + 1) + ": found "
                        + found + ", expected " + expected + ". Here: " + place.strip());
    }
}
