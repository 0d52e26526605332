/** The rules of a contract beyond single fields, compiled once and held against every record (R3.2b, R3.2c). */
package cn.etown.evidence.rule;
