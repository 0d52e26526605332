/** A small demonstration: synthetic sales of two made-up units, sent through the public API as real units would. */
package cn.etown.local.demo;
