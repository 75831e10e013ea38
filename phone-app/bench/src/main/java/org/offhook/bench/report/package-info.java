/** Figures, budgets, medians, and the table on the terminal and in docs/performance.md. */
package org.offhook.bench.report;
