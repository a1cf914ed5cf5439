// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// What identifies an input file: recorded in `data.json`, so that a run can say which data it saw.
///
/// @param file the file as the user named it
/// @param bytes its size as stored, compressed if it is compressed
/// @param sha256 the SHA-256 of these bytes, 64 hexadecimal digits
public record FileDigest(String file, long bytes, String sha256) {
}
