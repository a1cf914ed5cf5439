// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import org.jspecify.annotations.Nullable;

/// What can be wrong with data: one constant, one stable id.
///
/// Every message begins with a [Place] and ends with what to do. This enum is the only spot of the package that makes
/// exceptions, so that ids stay unique.
public enum DataError {
    /// The file does not exist.
    MISSING_FILE("TH-D001"),
    /// The file is a folder, may not be read, or reading it failed.
    UNREADABLE_FILE("TH-D002"),
    /// The file holds nothing, or a header and no row.
    EMPTY_FILE("TH-D003"),
    /// The file is of a kind that is not read here.
    NOT_A_DATA_FILE("TH-D004"),
    /// The compressed file ends too early or is damaged.
    DAMAGED_ARCHIVE("TH-D005"),
    /// The text is not UTF-8.
    NOT_UTF8("TH-D006"),
    /// The file is larger than memory or one array allows.
    TOO_LARGE("TH-D007"),
    /// A row has more or fewer cells than the first.
    RAGGED_ROW("TH-D010"),
    /// A quote is not closed, or text follows a closing quote.
    BAD_QUOTE("TH-D011"),
    /// Text where numbers are expected.
    TEXT_IN_NUMERIC_COLUMN("TH-D012"),
    /// Two columns have the same name.
    DUPLICATE_COLUMN("TH-D013"),
    /// A column that an option names does not exist.
    UNKNOWN_COLUMN("TH-D014"),
    /// NaN or infinity where a finite number is expected.
    NOT_FINITE("TH-D015"),
    /// A row has no target.
    MISSING_TARGET("TH-D016"),
    /// A column that the model was trained with is not there.
    MISSING_COLUMN("TH-D017"),
    /// A text column has too many different values to be one-hot encoded.
    TOO_MANY_CATEGORIES("TH-D018"),
    /// Nothing is left to learn from.
    NO_INPUT_COLUMN("TH-D019"),
    /// The target has one value only.
    CONSTANT_TARGET("TH-D020"),
    /// The target has one class only.
    SINGLE_CLASS("TH-D021"),
    /// The target is of another kind than the loss needs.
    WRONG_TARGET_KIND("TH-D022"),
    /// Too few rows for the parts asked for.
    TOO_FEW_ROWS("TH-D023"),
    /// A class that the model does not know.
    UNKNOWN_LABEL("TH-D024"),
    /// The option that names the target, or the labels file, is needed and absent.
    TARGET_NOT_NAMED("TH-D025", ExitCategory.USAGE),
    /// An option does not go with the format of the data.
    MISPLACED_OPTION("TH-D026", ExitCategory.USAGE),
    /// A LIBSVM row does not begin with a number.
    BAD_LIBSVM_LABEL("TH-D030"),
    /// A LIBSVM entry is not `index:value`.
    BAD_LIBSVM_ENTRY("TH-D031"),
    /// LIBSVM indices are not strictly increasing.
    BAD_LIBSVM_ORDER("TH-D032"),
    /// The header of an IDX file is not one that is read here.
    BAD_IDX_HEADER("TH-D040"),
    /// An IDX file ends before, or goes on after, what its header announces.
    BAD_IDX_LENGTH("TH-D041"),
    /// Images and labels differ in number.
    IDX_COUNTS_DIFFER("TH-D042"),
    /// The data has another shape or format than the model was trained on.
    OTHER_SHAPE("TH-D043"),
    /// A file of group sizes is wrong, or does not fit the rows.
    BAD_GROUPS("TH-D050");

    private final String id;
    private final ExitCategory category;

    DataError(String id) {
        this(id, ExitCategory.DATA);
    }

    DataError(String id, ExitCategory category) {
        this.id = id;
        this.category = category;
    }

    /// The stable id.
    ///
    /// @return such as `TH-D012`
    public String id() {
        return id;
    }

    /// The exception to throw.
    ///
    /// @param place where in the data
    /// @param message what was found, what was expected, what to do; a format as of [String#format]
    /// @param values what the format names
    /// @return an exception of this id
    public ThalwegException at(Place place, String message, Object... values) {
        return causedBy(null, place, message, values);
    }

    /// The exception to throw, with its cause.
    ///
    /// @param cause what made us notice
    /// @param place where in the data
    /// @param message what was found, what was expected, what to do; a format as of [String#format]
    /// @param values what the format names
    /// @return an exception of this id
    public ThalwegException causedBy(@Nullable Throwable cause, Place place, String message, Object... values) {
        return new ThalwegException(id, category, place + ": " + Messages.text(message, values), cause);
    }
}
