/** The clocks (期限): how long each term is, and what is kept of each clock that ran (R1, R8.4). */
package cn.etown.governance.clock;
