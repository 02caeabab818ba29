// Package model evaluates what training learned: boosted trees and isotonic
// calibrations. It holds the weights themselves, embedded in the program, and
// knows nothing of quotes: a model is a function of a row of numbers.
//
// The trees are trained by LightGBM outside the program (see cmd/train).
// TestAgreesWithLightGBM holds the evaluator against predictions that
// LightGBM itself made.
package model
