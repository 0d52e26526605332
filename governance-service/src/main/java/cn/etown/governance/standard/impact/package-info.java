/** Who refers to what of the standard library (R3.2b, R5.4), so that a change is seen before it is made. */
package cn.etown.governance.standard.impact;
