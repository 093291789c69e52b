package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.Range;

/// Words that promise something.
///
/// @param words where they stand
/// @param timeLimit where it stands by when that is done which names no month of its own; empty where nothing says so
public record Promise(Range words, Range timeLimit) {}
