// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.registry;

/// The kinds of things that are found by name, and how messages speak of them.
enum PluginKind {
    /// A loss function.
    LOSS("loss", "losses", "L0", false),
    /// An update rule.
    OPTIMIZER("optimizer", "optimizers", "O0", false),
    /// A course of the learning rate.
    SCHEDULE("schedule", "schedules", "O1", true),
    /// Something around an optimizer.
    WRAPPER("wrapper", "wrappers", "O2", true);

    private final String singular;
    private final String plural;
    private final String idPrefix;
    private final boolean leadingValues;

    PluginKind(String singular, String plural, String idPrefix, boolean leadingValues) {
        this.singular = singular;
        this.plural = plural;
        this.idPrefix = idPrefix;
        this.leadingValues = leadingValues;
    }

    String singular() {
        return singular;
    }

    String plural() {
        return plural;
    }

    /// Whether the first argument may be written without its name.
    boolean leadingValues() {
        return leadingValues;
    }

    /// No plugin has the name.
    String unknownId() {
        return "TH-" + idPrefix + "01";
    }

    /// The text cannot be read.
    String syntaxId() {
        return "TH-" + idPrefix + "02";
    }

    /// An argument is unknown, unreadable or out of range.
    String argumentId() {
        return "TH-" + idPrefix + "12";
    }
}
