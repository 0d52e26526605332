/** Files to fill in, made from contracts, for units that send from a spreadsheet. */
package cn.etown.collection.template;
