package org.planledger.kernel.answer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an operation that may wait for long before it makes its answer, and has no place in the [AnswerRoom] from its
/// beginning: it takes its [AnswerTurn] itself, or bounds by itself what it makes.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TakesTurnLater {}
