// Package browser tests in a browser what the program shows in one. It is a
// module of its own, so that the program does not need what speaks to browsers.
//
// The tests need Chromium or Chrome, and skip where there is none.
package browser
