package org.planledger.indicator.directory;

import java.time.Instant;
import org.planledger.kernel.follow.Progress;

/// How far plan-service's feed was read into the directory.
///
/// @param cursor null for the beginning
record DirectoryProgress(String cursor, Instant currentAt, boolean anew) implements Progress {}
